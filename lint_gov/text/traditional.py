"""Traditional characters and the simplified ones that the forms and the rules are written in."""

_TRADITIONAL = (
    "丟並亂佈佔併來侷係倉個們備傢傳傷僅價億儘優兒內兩冊凈別刪則創劃劉動務勝勵匯區協卻卽厤參叄吳呂員問"
    "啓啟單噹嚮嚴囌國圍園圖團埰執堅報場塊壓壞壯夠夾婦孫學寀實寧審寫寬將專尋對導層屬嶺師帳帶幣幾庫廠廢"
    "廣廳張強彆彔彙後徑從復徵徹態慣慮慶憑應懞懷懸戶捨捲掃掛採換損撥擇擊擔據擬擴敎敗敘數斷於旂旣昇時暢"
    "暫曆曏書會朮東査條棄棟楊業極構樑樓標樣機橫檔檢檯欄權歐歷歸氾汎決沒況淨減測湊湯準滙滯滷滿漲濛濟瀋"
    "瀏灣災為無熱爭爲爾牽狀獨獲現環產産甦甯畢異當疊發盡監盧眞眾睏矇硃確碼礦祕稅種稱積穩穫箇節範簡簽籠"
    "籤糰糾約納純紙級紮終組結絕絡給統絲絶經綜綫維網線緣編緩緻縣縮縱總績織繞繫繳繼續纍纔罰羅羣義習聞聯"
    "聲職聽肅脩腦腳臺與舉舊舘華蓋蔘蔣蕭薑蘇處虛號衆術衕衚裏補裝裡製複覈見規視覽觸訂計訓託記訟訪設許訴"
    "註証詐評詞詢試話該詳誌認語誡誤說説誰調談請論諮諸講謝證識議護讀變讓讚豐貝負財貫責貳貴費貼貿賀資賚"
    "質賬賴購贊趙跡踐踰蹟車軟較載輪輯輸轄轉辦辯迴這連週進運過達違遠適遷選遺遼還邊郵鄉鄒鄧鄭鄰醜針釦鈕"
    "鈡銀銜銷錄錢錯録錶鍼鍾鎭鎮鏈鐘長門閉開間閤閩閱閲闆關陝陞陳陸陽隊階際隱隻雖離難雲電韆韋韓響頁項順"
    "須預領頭頻題額顏顔顛類顧顯風颱飛餘館饋馬馮駁騙驗體髮鬍鬚魚鳥鹵麥麪麫麵麼麽黃點黨齊齒齣龍龐龔龜萬"
)
_SIMPLIFIED = (
    "丢并乱布占并来局系仓个们备家传伤仅价亿尽优儿内两册净别删则创划刘动务胜励汇区协却即历参叁吴吕员问"
    "启启单当向严苏国围园图团采执坚报场块压坏壮够夹妇孙学采实宁审写宽将专寻对导层属岭师帐带币几库厂废"
    "广厅张强别录汇后径从复征彻态惯虑庆凭应蒙怀悬户舍卷扫挂采换损拨择击担据拟扩教败叙数断于旗既升时畅"
    "暂历向书会术东查条弃栋杨业极构梁楼标样机横档检台栏权欧历归泛泛决没况净减测凑汤准汇滞卤满涨蒙济沈"
    "浏湾灾为无热争为尔牵状独获现环产产苏宁毕异当叠发尽监卢真众困蒙朱确码矿秘税种称积稳获个节范简签笼"
    "签团纠约纳纯纸级扎终组结绝络给统丝绝经综线维网线缘编缓致县缩纵总绩织绕系缴继续累才罚罗群义习闻联"
    "声职听肃修脑脚台与举旧馆华盖参蒋萧姜苏处虚号众术同胡里补装里制复核见规视览触订计训托记讼访设许诉"
    "注证诈评词询试话该详志认语诫误说说谁调谈请论咨诸讲谢证识议护读变让赞丰贝负财贯责贰贵费贴贸贺资赉"
    "质账赖购赞赵迹践逾迹车软较载轮辑输辖转办辩回这连周进运过达违远适迁选遗辽还边邮乡邹邓郑邻丑针扣钮"
    "钟银衔销录钱错录表针钟镇镇链钟长门闭开间合闽阅阅板关陕升陈陆阳队阶际隐只虽离难云电千韦韩响页项顺"
    "须预领头频题额颜颜颠类顾显风台飞余馆馈马冯驳骗验体发胡须鱼鸟卤麦面面面么么黄点党齐齿出龙庞龚龟万"
)
_TABLE = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
_MARKS, _PLAIN = frozenset(_TRADITIONAL), frozenset(_SIMPLIFIED)
_FEWEST = 20  # traditional characters: fewer are names


def is_traditional(sample: str) -> bool:
    """Return whether a text is written in traditional characters, not only a name or a quotation in it."""
    marks = sum(map(_MARKS.__contains__, sample))
    return marks >= _FEWEST and marks > sum(map(_PLAIN.__contains__, sample))


def simplified(text: str) -> str:
    """Return text with traditional characters replaced one by one, so that every offset stays."""
    return text.translate(_TABLE)
