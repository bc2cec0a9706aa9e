/* CSS and JavaScript of the page. Grid gaps, custom properties and line clamps are the newest
 * things used; what an old browser does not know is left out by it without harm. */
#include "export/page_style.h"

#include <stddef.h>

const char *const page_style[] = {
    ":root{--ink:#1d2129;--soft:#5c6470;--line:#dfe3e8;--paper:#fff;--ground:#f3f4f6;"
    "--accent:#b00d26;--lit:#ffe9a8;--task:#eef4fb;--task-line:#9fbfe3;--bad:#b3261e;"
    "--bad-soft:#fdecea;--warn:#8a5300;--warn-soft:#fff3d6;--link:#1f5fa8}\n",
    "@media (prefers-color-scheme:dark){:root{--ink:#e3e6ea;--soft:#a2abb6;--line:#3a414a;"
    "--paper:#1c2025;--ground:#14171b;--accent:#ff8a94;--lit:#43380f;--task:#222c38;"
    "--task-line:#4f7199;--bad:#ff9d94;--bad-soft:#40211f;--warn:#f3bd62;--warn-soft:#3b2f16;"
    "--link:#8fbcf0}}\n",
    "*{box-sizing:border-box}\n",
    "html{-webkit-text-size-adjust:100%}\n",
    "body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.75 \"PingFang SC\","
    "\"Microsoft YaHei\",\"Noto Sans CJK SC\",\"Source Han Sans SC\",\"WenQuanYi Micro Hei\","
    "sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:break-word;word-wrap:break-word}\n",
    "a{color:var(--link)}a:focus{outline:2px solid var(--link);outline-offset:2px}\n",
    "h1,h2,p,ol{margin:0;padding:0}\n",
    ".doc>header{padding:14px 24px 10px;background:var(--paper);border-bottom:1px solid "
    "var(--line);border-top:3px solid var(--accent)}\n",
    "h1{font-size:20px;line-height:1.5;font-weight:600}\n",
    ".sum{color:var(--soft);font-size:14px;line-height:1.6}\n",
    ".doc>header nav a{display:inline-block;margin:2px 16px 0 0;font-size:14px}\n",
    "h2{font-size:15px;line-height:1.6;font-weight:600;color:var(--soft);margin:0 0 10px}\n",
    "h2 small{font-weight:400;margin-left:8px}\n",
    ".panes{display:grid;grid-template-columns:minmax(0,5fr) minmax(0,6fr)}\n",
    ".text,.side{padding:18px 24px 40px;min-width:0}\n",
    ".text{background:var(--paper);border-right:1px solid var(--line)}\n",
    ".text p{margin:0 0 .7em;text-indent:2em;text-align:justify}\n",
    ".text p.h{font-weight:600;text-indent:0}.text p.b{font-weight:600}\n",
    ".text p.c{text-align:center;text-indent:0}.text p.i{text-indent:0;padding-left:2em}\n",
    ".grid{overflow-x:auto;margin:0 0 1em}.grid table{border-collapse:collapse;font-size:14px;"
    "line-height:1.6}\n",
    ".grid td,.grid th{border:1px solid var(--line);padding:4px 8px;vertical-align:top;"
    "text-align:left;min-width:4em}\n",
    ".t{background:var(--task);border-bottom:1px solid var(--task-line)}\n",
    ".k{border-bottom:2px solid var(--soft)}.k.warning{border-bottom:2px solid var(--warn)}"
    ".k.error{border-bottom:2px solid var(--bad)}\n",
    ".noise{color:var(--soft);text-decoration:line-through}\n",
    ".chip{display:inline-block;text-indent:0;font-size:11px;line-height:16px;min-width:18px;"
    "padding:0 4px;margin:0 4px 0 0;border-radius:8px;text-align:center;text-decoration:none;"
    "background:var(--link);color:var(--paper);vertical-align:1px}\n",
    ".k>.chip{background:var(--warn)}.k.error>.chip{background:var(--bad)}"
    ".k.note>.chip{background:var(--soft)}\n",
    ".part+.part{margin-top:28px}\n",
    ".ledger{width:100%;border-collapse:collapse;background:var(--paper);font-size:14px;"
    "line-height:1.65;table-layout:fixed;border:1px solid var(--line)}\n",
    ".ledger th,.ledger td{padding:8px 10px;text-align:left;vertical-align:top;"
    "border-bottom:1px solid var(--line)}\n",
    ".ledger thead th{font-weight:600;color:var(--soft);font-size:13px;white-space:nowrap}\n",
    ".ledger th:nth-child(1){width:52px}.ledger th:nth-child(3){width:23%}"
    ".ledger th:nth-child(4){width:19%}.ledger th:nth-child(5){width:54px}\n",
    ".ledger .group th{background:var(--ground);font-weight:600;width:auto}\n",
    ".d{white-space:nowrap}.no{text-align:center}.sure{white-space:nowrap}\n",
    ".how{color:var(--soft);font-size:13px;line-height:1.65;margin-top:2px;display:-webkit-box;"
    "-webkit-box-orient:vertical;-webkit-line-clamp:3;overflow:hidden}\n",
    "tr:target .how,tr.lit .how,tr:hover .how{display:block}\n",
    ".small{color:var(--soft);font-size:13px;line-height:1.6}\n",
    ".missing{font-style:normal;color:var(--bad);background:var(--bad-soft);padding:1px 6px;"
    "border-radius:3px;white-space:nowrap}\n",
    ".findings{list-style:none}.findings li{display:grid;grid-template-columns:44px 1fr;"
    "grid-column-gap:10px;background:var(--paper);border:1px solid var(--line);padding:10px 12px;"
    "margin-bottom:8px;font-size:14px;line-height:1.65}\n",
    ".sev{height:22px;line-height:22px;margin-top:1px;text-align:center;border-radius:3px;"
    "font-size:12px;color:var(--soft);background:var(--ground)}\n",
    ".warning .sev{color:var(--warn);background:var(--warn-soft)}"
    ".error .sev{color:var(--bad);background:var(--bad-soft)}\n",
    "code{font-size:12px;color:var(--soft)}.none{color:var(--soft);font-size:14px}\n",
    "[data-to]{cursor:pointer}\n",
    ".lit,.ledger tr.lit,.findings li.lit,.text :target,.ledger tr:target,.findings li:target"
    "{background:var(--lit)}\n",
    ".contents{padding:14px 24px;background:var(--paper)}.contents ol{padding-left:1.6em}\n",
    "@media screen and (min-width:900px){html{height:100%}body:not(.many){height:100%;"
    "overflow:hidden}.doc{display:flex;flex-direction:column;height:100vh}"
    ".panes{flex:1;min-height:0}.text,.side{overflow-y:auto;height:100%}}\n",
    "@media screen and (max-width:899px){.panes{display:block}.text{border-right:0;border-top:1px "
    "solid var(--line)}.panes{display:flex;flex-direction:column}.side{order:1}.text{order:2}}\n",
    "@media screen and (max-width:599px){body{font-size:17px}.doc>header,.text,.side,.contents"
    "{padding-left:16px;padding-right:16px}h1{font-size:19px}.ledger,.ledger tbody{display:block}"
    ".ledger{border:0;background:none;font-size:15px}.ledger thead{display:none}"
    ".ledger tr{display:block;background:var(--paper);border:1px solid var(--line);"
    "padding:8px 12px;margin-bottom:8px}.ledger td{display:block;border:0;padding:2px 0}"
    ".ledger td[data-label]{padding-left:5.5em;position:relative}"
    ".ledger td[data-label]:before{content:attr(data-label);position:absolute;left:0;"
    "color:var(--soft);font-size:13px}.ledger .no{float:left;margin-right:8px;padding:2px 0}"
    ".ledger .no a{display:inline-block;min-width:26px;line-height:22px;text-align:center;"
    "border-radius:11px;background:var(--link);color:var(--paper);text-decoration:none;"
    "font-size:13px}.ledger .group{border:0;background:none;padding:8px 0 0;margin:0}"
    ".ledger .group th{display:block;border:0;background:none;padding:0 0 4px;line-height:1.5}"
    ".findings li{font-size:15px}}\n",
    "@media print{@page{size:A4;margin:14mm 12mm}:root{--ink:#000;--soft:#444;--line:#999;"
    "--paper:#fff;--ground:#fff;--task:#fff;--lit:#fff;--bad:#000;--bad-soft:#fff;--warn:#000;"
    "--warn-soft:#fff;--link:#000;--task-line:#999}body{font-size:11pt;line-height:1.6}"
    ".doc>header nav,.contents{display:none}.panes{display:flex;flex-direction:column}"
    ".side{order:1;padding:0}.text{order:2;padding:0;border:0;page-break-before:always}"
    ".doc>header{padding:0 0 6pt;border-top:0}.how{display:block}.ledger{font-size:9.5pt}"
    ".ledger thead{display:table-header-group}.ledger tr,.findings li{page-break-inside:avoid}"
    ".missing{font-weight:700;padding:0}.chip{background:none!important;color:#000;padding:0}"
    "a{color:inherit;text-decoration:none}.doc+.doc{page-break-before:always}}\n",
    NULL,
};

const char *const page_script[] = {
    "(function(){\n",
    "function all(of){var lit=[],list=document.querySelectorAll('[data-of=\"'+of+'\"]');\n",
    "for(var i=0;i<list.length;i++)lit.push(list[i]);\n",
    "var own=document.getElementById(of);if(own)lit.push(own);return lit}\n",
    "var hot=[],kept=[];\n",
    "function set(list,on){for(var i=0;i<list.length;i++)list[i].classList[on?'add':'remove']"
    "('lit')}\n",
    "function find(e){var n=e.target;while(n&&n.nodeType===1){\n",
    "if(n.hasAttribute('data-to')||n.hasAttribute('data-of'))return n;n=n.parentNode}return "
    "null}\n",
    "function name(n){return n.getAttribute('data-of')||n.id}\n",
    "function light(e){set(hot,false);var n=find(e);hot=n?all(name(n)):[];set(kept,true);"
    "set(hot,true)}\n",
    "document.addEventListener('mouseover',light);\n",
    "document.addEventListener('focusin',light);\n",
    "document.addEventListener('click',function(e){var n=find(e);\n",
    "if(!n||String(window.getSelection()))return;\n",
    "var goal=document.getElementById(n.getAttribute('data-to')||name(n));if(!goal)return;\n",
    "set(kept,false);kept=all(name(n));set(kept,true);e.preventDefault();\n",
    "goal.scrollIntoView({block:'center',behavior:'smooth'})});\n",
    "})();\n",
    NULL,
};
