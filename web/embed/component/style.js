// The style of the elements. Other pages change it by the custom properties --learning-city-… and by ::part().
export const style = `
:host { display: block; min-inline-size: 0; }
:host([hidden]) { display: none; }
.card {
  color-scheme: light dark;
  --paper: #fff; --ink: #1d2226; --soft: #555d63; --line: #dedbd2; --accent: #0a5a6b; --land: #e2ddcf; --sea: #f3f1ea; --here: #b3261e;
  display: grid; gap: .55rem; box-sizing: border-box; padding: .9rem 1rem; overflow-wrap: anywhere; text-align: start;
  color: var(--learning-city-color, var(--ink)); background: var(--learning-city-background, var(--paper));
  border: 1px solid var(--learning-city-border, var(--line)); border-radius: var(--learning-city-radius, .6rem);
  font: 1rem/1.45 var(--learning-city-font, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif);
}
@supports (color: light-dark(#000, #fff)) {
  .card {
    --paper: light-dark(#fff, #1c2124); --ink: light-dark(#1d2226, #ece9e2); --soft: light-dark(#555d63, #a9b0b3);
    --line: light-dark(#dedbd2, #343b3f); --accent: light-dark(#0a5a6b, #86cbd8); --land: light-dark(#e2ddcf, #3a4246);
    --sea: light-dark(#f3f1ea, #1a1f22); --here: light-dark(#b3261e, #ff8a7a);
  }
}
:host([theme="light"]) .card { color-scheme: light; }
:host([theme="dark"]) .card { color-scheme: dark; }
:host([theme="page"]) .card { color-scheme: inherit; }
p, ul { margin: 0; padding: 0; }
ul { list-style: none; display: flex; flex-wrap: wrap; gap: .3rem; }
a { color: var(--learning-city-accent, var(--accent)); text-underline-offset: .18em; }
a:focus-visible, summary:focus-visible { outline: 3px solid var(--learning-city-accent, var(--accent)); outline-offset: 2px; }
.name { font: 600 1.4rem/1.2 var(--learning-city-heading-font, Charter, Cambria, "Noto Serif", Georgia, serif); }
:is(:lang(ar), :lang(zh)).name { font-family: var(--learning-city-font, system-ui, sans-serif); }
.name a { color: inherit; text-decoration: none; }
.name a:hover { text-decoration: underline; }
.soft, footer, .label { color: var(--learning-city-muted, var(--soft)); }
.label, .soft { font-size: .88rem; }
footer { font-size: .8rem; border-block-start: 1px solid var(--learning-city-border, var(--line)); padding-block-start: .45rem; }
.tile { display: block; inline-size: 2rem; block-size: 2rem; }
.tile text, .node text { font: 700 24px/1 system-ui, sans-serif; }
.lines { display: grid; gap: .5rem; }
.map { display: block; inline-size: 100%; block-size: auto; border-radius: .4rem; background: var(--learning-city-sea, var(--sea)); }
.land { fill: var(--learning-city-land, var(--land)); }
.here { fill: var(--learning-city-here, var(--here)); }
.ring { fill: var(--learning-city-here, var(--here)); fill-opacity: .25; }
.network { display: block; inline-size: 100%; max-inline-size: 34rem; margin-inline: auto; block-size: auto; direction: ltr; }
.network line { stroke: var(--learning-city-accent, var(--accent)); stroke-opacity: .45; stroke-linecap: round; }
.network .node text { font-size: 20px; }
summary { cursor: pointer; padding-block: .15rem; }
@media (forced-colors: active) { rect, .here, .network line { forced-color-adjust: none; } }
`;
