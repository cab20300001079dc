/* SPDX-License-Identifier: MIT */
/* Written by tests/lists: advice.css, and by what it is known. */
#define ADVICE_CSS_SHA256 \
	"RGEEQfetlWUoMd1Vm8G62kjlzDuIXKrqV9kT045CRzM="
#define ADVICE_CSS \
	":root {\n", \
	"\tcolor-scheme: light dark;\n", \
	"\t--page: #ffffff;\n", \
	"\t--panel: #f2f4f6;\n", \
	"\t--alarm: #fdeeeb;\n", \
	"\t--text: #1b1f23;\n", \
	"\t--quiet: #495057;\n", \
	"\t--link: #0a4b9c;\n", \
	"\t--seen: #5b2a86;\n", \
	"\t--loud: #8c1d13;\n", \
	"\t--edge: #6b7280;\n", \
	"}\n", \
	"@media screen and (prefers-color-scheme: dark) {\n", \
	"\t:root {\n", \
	"\t\t--page: #14171a;\n", \
	"\t\t--panel: #1f2429;\n", \
	"\t\t--alarm: #3a1713;\n", \
	"\t\t--text: #ececec;\n", \
	"\t\t--quiet: #bcc3c9;\n", \
	"\t\t--link: #a3c9ff;\n", \
	"\t\t--seen: #d6bcff;\n", \
	"\t\t--loud: #ffc4b8;\n", \
	"\t\t--edge: #97a1ab;\n", \
	"\t}\n", \
	"}\n", \
	"* { box-sizing: border-box; }\n", \
	"html { font: 100%/1.5 system-ui, \"Noto Sans\", \"DejaVu Sans\", sans-serif; }\n", \
	"body {\n", \
	"\tmargin: 0;\n", \
	"\tbackground: var(--page);\n", \
	"\tcolor: var(--text);\n", \
	"\toverflow-wrap: anywhere;\n", \
	"}\n", \
	"main { max-width: 46rem; margin: 0 auto; padding: 1rem; }\n", \
	"h1, h2, h3 { line-height: 1.25; margin: 1.5rem 0 0.5rem; }\n", \
	"h1 { font-size: 1.6rem; margin-top: 0; }\n", \
	"h2 { font-size: 1.25rem; }\n", \
	"h3 { font-size: 1.05rem; }\n", \
	"p { margin: 0.5rem 0; }\n", \
	".date, .note { color: var(--quiet); }\n", \
	".note { font-size: 0.95rem; }\n", \
	"section { margin: 1.5rem 0; }\n", \
	"section.alarm {\n", \
	"\tbackground: var(--alarm);\n", \
	"\tborder: 2px solid var(--loud);\n", \
	"\tborder-left-width: 0.6rem;\n", \
	"\tpadding: 0.5rem 1rem;\n", \
	"}\n", \
	"section.alarm h2 { color: var(--loud); margin-top: 0.25rem; }\n", \
	"nav { background: var(--panel); padding: 0.5rem 1rem; margin: 1.5rem 0; }\n", \
	"nav h2 { font-size: 1.05rem; margin: 0.25rem 0; }\n", \
	"nav ul { padding: 0; list-style: none; }\n", \
	"nav a { display: inline-block; padding: 0.2rem 0; }\n", \
	"a { color: var(--link); text-underline-offset: 0.15em; }\n", \
	"a:visited { color: var(--seen); }\n", \
	"a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }\n", \
	"a[href^=\"tel:\"] { font-weight: 600; white-space: nowrap; }\n", \
	"ol, ul { padding-left: 1.6rem; margin: 0.5rem 0; }\n", \
	"li { margin: 0.4rem 0; }\n", \
	"dl { margin: 0.5rem 0; }\n", \
	"dt { margin-top: 0.5rem; }\n", \
	"dt, .label { font-weight: 600; }\n", \
	"dd { margin: 0 0 0.25rem; }\n", \
	".pairs, .contacts, .sources, .check { padding-left: 0; list-style: none; }\n", \
	".check > li { position: relative; padding-left: 1.8rem; }\n", \
	".check > li::before {\n", \
	"\tcontent: \"\";\n", \
	"\tposition: absolute;\n", \
	"\tleft: 0;\n", \
	"\ttop: 0.2em;\n", \
	"\twidth: 1.1em;\n", \
	"\theight: 1.1em;\n", \
	"\tborder: 2px solid var(--edge);\n", \
	"}\n", \
	".fill::after {\n", \
	"\tcontent: \"\";\n", \
	"\tdisplay: block;\n", \
	"\theight: 2rem;\n", \
	"\tborder-bottom: 1px solid var(--edge);\n", \
	"}\n", \
	".say > li { border-left: 3px solid var(--edge); padding-left: 0.8rem; }\n", \
	".say { padding-left: 0; list-style: none; }\n", \
	".sources > li:target { background: var(--panel); }\n", \
	"@media screen and (min-width: 40rem), print {\n", \
	"\tdl, .pairs > li, .sources > li { display: grid; column-gap: 1rem; }\n", \
	"\tdl { grid-template-columns: 6.5rem 1fr; row-gap: 0.3rem; }\n", \
	"\tdt { grid-column: 1; margin: 0; }\n", \
	"\t.pairs > li { grid-template-columns: 8rem 1fr; }\n", \
	"\t.sources > li { grid-template-columns: 2.5rem 1fr; }\n", \
	"\tdd, .pairs > li > div { grid-column: 2; }\n", \
	"}\n", \
	"@page { size: A4; margin: 17mm; }\n", \
	"@media print {\n", \
	"\thtml { font-size: 10.5pt; line-height: 1.35; }\n", \
	"\tmain { max-width: none; padding: 0; }\n", \
	"\tnav { display: none; }\n", \
	"\tsection { margin: 0.8rem 0; }\n", \
	"\th1, h2, h3 { margin-top: 0.8rem; break-after: avoid; }\n", \
	"\tli, dd, p { break-inside: avoid; }\n", \
	"\tdt { break-after: avoid; }\n", \
	"\ta { color: inherit; text-decoration: none; }\n", \
	"}\n"
