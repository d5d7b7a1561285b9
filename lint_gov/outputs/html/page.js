"use strict";
// Filters, and what a browser without popovers needs. Without this script everything is visible.
(() => {
  const form = document.getElementById("filters");
  const reports = Array.from(document.querySelectorAll(".report"), (element) => ({
    element,
    row: document.getElementById(element.id + "i"),
    words: element.dataset.words.toLowerCase(),
    findings: Array.from(element.querySelectorAll(".finding"), (item) => ({
      item, tone: item.dataset.tone, rule: item.dataset.rule,
      marks: Array.from(element.querySelectorAll(`[popovertarget="${item.dataset.bubble}"].mark`)),
    })),
  }));
  const count = (list) => list.reduce((sum, number) => sum + number, 0);
  const total = count(reports.map((report) => report.findings.length));

  const show = (report, wanted) => {
    let shown = 0;
    for (const finding of report.findings) {
      const fits = wanted.tones.has(finding.tone) && (!wanted.rule || wanted.rule === finding.rule);
      finding.item.hidden = !fits;
      for (const mark of finding.marks) {
        mark.hidden = !fits;
        const cell = mark.closest("td, th, caption");
        cell.className = cell.querySelector(".mark:not([hidden])") ? cell.dataset.marked : cell.dataset.plain;
      }
      shown += fits ? 1 : 0;
    }
    const named = report.words.includes(wanted.words);
    report.element.hidden = !named || (wanted.narrow && !shown);
    if (report.row) report.row.hidden = report.element.hidden;
    return report.element.hidden ? 0 : shown;
  };

  const apply = () => {
    const boxes = Array.from(form.querySelectorAll("input[type=checkbox]"));
    const tones = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const rule = form.elements.rule.value;
    const words = form.elements.words.value.trim().toLowerCase();
    const wanted = { tones, rule, words, narrow: rule !== "" || tones.size !== boxes.length };
    const shown = count(reports.map((report) => show(report, wanted)));
    const visible = reports.filter((report) => !report.element.hidden).length;
    form.querySelector("output").textContent = form.dataset.said
      .replace("{shown}", shown).replace("{total}", total)
      .replace("{visible}", visible).replace("{reports}", reports.length);
  };

  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  apply();

  const popovers = "popover" in HTMLElement.prototype;
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".bubble a");
    if (link && popovers) link.closest(".bubble").hidePopover();
    const mark = event.target.closest("button.mark");
    if (mark && !popovers) location.hash = mark.getAttribute("popovertarget").replace(/p(\d+)$/, "f$1");
  });
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    const closed = target ? target.closest("details:not([open])") : null;
    if (closed) { closed.open = true; target.scrollIntoView(); }
  };
  addEventListener("hashchange", reveal);
  reveal();
})();
