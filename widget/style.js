// How it looks. Words on the accent (--on) and in it (--ink) are readable: y is the luminance.

const DARK = `--back:#141b19;--calm:#232d2a;--words:#edf2f0;--quiet:#a9b6b2;--edge:#7f8d89;--wrong:#ffb4a8;--k:1;color-scheme:dark`;

const CSS = `
:host{all:initial;display:block;--back:#fff;--calm:#eef3f1;--words:#17211f;--quiet:#525f5b;--edge:#76847f;--wrong:#a3210f;--k:0;color-scheme:light}
@media (prefers-color-scheme:dark){:host(:not([scheme=light])){${DARK}}}
:host([scheme=dark]){${DARK}}
:host([hidden]),[hidden],.badge:empty,#note:empty,.bar.online{display:none!important}
*,::before{box-sizing:border-box;margin:0;padding:0;overflow-wrap:anywhere}
.root{--accent:var(--strand-accent,#0f6b5c);--side:var(--strand-offset,20px);font:max(16px,1rem)/1.5 var(--strand-font,system-ui,sans-serif);color:var(--words)}
.root *{--on:color(from var(--accent) xyz-d65 clamp(0,(.179 - y)*1e4,.95) clamp(0,(.179 - y)*1e4,1) clamp(0,(.179 - y)*1e4,1.09));
--t:max(0,(.3 - y)/(1 - y))*var(--k);--s:max(var(--k),min(1,.15/max(y,.001)));
--ink:color(from var(--accent) xyz-d65 calc(x*var(--s) + (.95 - x)*var(--t)) calc(y*var(--s) + (1 - y)*var(--t)) calc(z*var(--s) + (1.09 - z)*var(--t)))}
button,textarea{font:inherit;color:inherit}
button{min-height:44px;min-width:44px;padding:.4em .9em;border:1px solid var(--ink);border-radius:1.4em;background:var(--back);color:var(--ink);cursor:pointer;text-align:start}
button:hover{text-decoration:underline}
button:disabled{border:1px dashed var(--edge);cursor:default;text-decoration:none}
:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
a{color:var(--ink)}
svg{width:24px;height:24px;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round;display:block;margin:auto}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.launcher,.panel{position:fixed;inset:auto;inset-inline-end:var(--side);bottom:calc(var(--side) + env(safe-area-inset-bottom,0px));z-index:var(--strand-layer,2147483000)}
:host([position=start]) :is(.launcher,.panel){inset-inline:var(--side) auto}
.launcher,.send{padding:0;border:2px solid var(--on);border-radius:50%;background:var(--accent);color:var(--on)}
.launcher{width:60px;height:60px;box-shadow:0 2px 12px #0006}
.badge{position:absolute;top:-6px;inset-inline-end:-6px;min-width:24px;padding:0 6px;border:1px solid;border-radius:12px;background:var(--back);color:var(--wrong);font-size:14px}
.panel{width:min(var(--strand-width,400px),100vw - 2*var(--side));height:min(var(--strand-height,640px),100dvh - 2*var(--side));max-width:none;max-height:none;overflow:hidden;
border:1px solid var(--edge);border-radius:var(--strand-radius,16px);background:var(--back);color:var(--words);box-shadow:0 8px 40px #0005}
.panel[open]{display:flex;flex-direction:column}
.head{display:flex;align-items:center;padding:.5em;padding-inline-start:.9em;background:var(--accent);color:var(--on);border-bottom:1px solid transparent}
.head div{flex:1;min-width:0;line-height:1.3}
h2{font-size:1.1em}
.head p{font-size:.82em}
.bar,.notice,#note,figure p,time,.meta,.line{font-size:.86em}
.head button{border-color:transparent;background:none;color:inherit;padding:0}
.head :focus-visible{outline-color:currentColor;outline-offset:-3px}
.bar{display:flex;align-items:center;gap:.6em;padding:.5em 1em;background:var(--calm);border-bottom:1px solid var(--edge)}
.bar span{flex:1;min-width:0}
.bar.connecting{animation:late 1.5s}
@keyframes late{from,to{visibility:hidden}}
.log{flex:1;min-height:0;overflow:hidden auto;overscroll-behavior:contain;padding:1em;position:relative}
.log:focus-visible,textarea:focus-visible{outline-offset:-3px}
.notice{margin-bottom:1em}
.notice,.meta,.line,figure p,time,textarea::placeholder,button:disabled{color:var(--quiet);opacity:1}
.bubble,.meta{width:fit-content}
.bubble{max-width:95%;padding:.55em .9em;border:1px solid transparent;border-radius:1.1em;border-start-start-radius:.3em;background:var(--calm);white-space:pre-wrap}
.patient{display:grid;justify-items:end}
.patient .bubble{max-width:88%;border-radius:1.1em;border-end-end-radius:.3em;background:var(--accent);color:var(--on)}
.meta,.line{font-weight:400;margin:.2em .3em 0}
time,.meta{unicode-bidi:plaintext}
.list>*{margin-top:.8em}
.line{text-align:center}
.replies,.confirm div{display:flex;flex-wrap:wrap;gap:8px;margin-top:.6em}
.chosen:disabled{border:1px solid var(--ink);color:var(--words)}
.chosen::before{content:"✓ "/""}
.dots{display:flex;gap:5px;padding:.5em}
.dots i,li::before{width:8px;height:8px;border-radius:50%;border:4px solid var(--quiet)}
.latest{position:absolute;inset-inline:0;width:fit-content;margin-inline:auto;bottom:80px}
.composer{display:flex;flex-wrap:wrap;align-items:end;gap:8px;padding:.7em;padding-bottom:calc(.7em + env(safe-area-inset-bottom,0px));border-top:1px solid var(--edge)}
textarea{flex:1;min-width:0;min-height:46px;max-height:8em;padding:.6em .9em;border:1px solid var(--edge);border-radius:1.4em;background:var(--back);resize:none;field-sizing:content;line-height:1.4}
.send{width:46px;height:46px}
#note{flex-basis:100%;padding-inline:.9em}
.composer .wrong,.confirm .wrong{color:var(--wrong);border-color:var(--wrong)}
.confirm{position:absolute;inset:0;z-index:2;display:grid;place-content:center;gap:1em;padding:1.5em;background:var(--back);overflow:auto}
figure{margin-top:.6em;padding:.9em 1em;border:1px solid var(--edge);border-radius:1.1em}
figure p::first-letter{text-transform:uppercase}
ol{list-style:none;margin-top:.7em}
li{position:relative;padding:var(--gap) 0 .6em;padding-inline-start:1.7em;line-height:1.35}
li b{display:block;font-weight:500}
li::before{content:"";position:absolute;z-index:1;inset-inline-start:0;top:calc(var(--gap) + .2em);width:14px;height:14px;border:2px solid var(--ink);background:var(--back)}
li::after{content:"";position:absolute;inset-inline-start:6px;top:0;bottom:0;border-inline-start:2px solid var(--edge)}
li:first-child::after{top:.4em}
li:last-child::after{bottom:auto;height:calc(var(--gap) + .4em)}
li.past::before{border-width:7px}
.optional::before{border-style:dashed}
.results::before{border-radius:2px;transform:rotate(45deg)}
li.today::before{border:7px solid var(--words);outline:2px solid var(--words);outline-offset:2px}
.today b,.results b{font-weight:700}
@media (max-width:480px),(max-height:480px){.root .panel{inset:var(--top,0px) 0 auto;width:100%;height:var(--height,100dvh);border:0;border-radius:0}
.head{padding-block:calc(.4em + env(safe-area-inset-top,0px)) .4em}}
@media (max-height:320px){.head p{display:none}.log,.composer{padding:.4em 1em}}
@media (prefers-reduced-motion:no-preference){.panel[open]{animation:in .18s ease-out}
@keyframes in{from{opacity:0;translate:0 12px}}
.dots i{animation:dot 1.2s infinite}
.dots i+i{animation-delay:.15s}
@keyframes dot{30%{translate:0 -5px}60%{translate:0}}}
@media print{:host{display:none}}
`;

let made;

/** The style sheet of all chats. */
export function sheet() {
  if (!made) (made = new CSSStyleSheet()).replaceSync(CSS);
  return made;
}
