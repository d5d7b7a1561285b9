"""One file per output format, each turning results into text; `formats` lists them."""
