"""How answers are set: the record's words first, everything else about them small."""

STYLE = """
<style>
.st-key-asking, .st-key-asked { max-width: 58rem; margin-inline: auto; }
.asked { scroll-margin-top: 5rem; margin: 0; padding: 0;
  font-size: 1.35rem; font-weight: 600; line-height: 1.35;
  overflow-wrap: anywhere; text-wrap: pretty; }
.asked.later { margin-top: 1.2rem; padding-top: 1.6rem;
  border-top: 1px solid color-mix(in srgb, currentColor 15%, transparent); }
/* Above the question box, and before it where that is higher, as with a long question. */
.st-key-stop { position: fixed; right: 2rem; bottom: 8.75rem; width: fit-content; z-index: 100; }
.st-key-asked button p { text-align: start; }
[class*=st-key-conversation-] button { justify-content: start; text-align: start; }
/* As high as the forms are: what fits below the button by scrolling in it never opens above it. */
[data-testid=stPopoverBody]:has([class*=st-key-forms]) { min-height: 15rem; }
.part { font-size: 1.05rem; font-weight: 600; margin: .9rem 0 .2rem; padding: 0; }
.said { margin: .35rem 0 .8rem; max-width: 46rem; overflow-wrap: anywhere; }
.said .who { margin: 0 0 .15rem; font-size: .9rem; }
.said .who span, .voice, .small { opacity: .72; font-size: .875rem; }
.said .written { margin: 0 0 .3rem; font-size: 1.06rem; line-height: 1.5; }
.said .checked { margin: 0 0 .3rem; padding-inline-start: .9rem; font-size: .95rem;
  line-height: 1.5; }
.said blockquote { margin: 0; padding: .1rem 0 .1rem .9rem; font-family: Georgia, "Noto Serif",
  "Source Serif 4", serif; font-size: 1.06rem; line-height: 1.62; opacity: 1;
  border-left: 3px solid color-mix(in srgb, currentColor 30%, transparent); color: inherit; }
.cite { font: 600 .72rem/1 system-ui, sans-serif; vertical-align: .35em; min-width: 1.7em;
  padding: .22em .4em; margin: 0 .1em; border-radius: .6em; cursor: pointer; color: inherit;
  border: 1px solid color-mix(in srgb, currentColor 35%, transparent);
  background: color-mix(in srgb, currentColor 7%, transparent); }
.cite:hover { background: color-mix(in srgb, currentColor 18%, transparent); }
.cite:focus-visible, .card a:focus-visible, .card button:focus-visible {
  outline: 2px solid currentColor; outline-offset: 2px; }
.card { width: min(38rem, calc(100vw - 1.5rem)); box-sizing: border-box;
  max-height: min(34rem, 70vh); overflow: auto;
  padding: 1rem 1.2rem; border-radius: .7rem; color: inherit; background: Canvas;
  border: 1px solid color-mix(in srgb, currentColor 30%, transparent);
  box-shadow: 0 .5rem 2rem rgb(0 0 0 / .25); }
.card:not(:popover-open) { display: none; }
@supports (position-area: bottom) {
  .card { position-area: bottom span-right; margin: .4rem 0;
    position-try-fallbacks: flip-block, flip-inline, flip-block flip-inline; }
}
@media (max-width: 700px) {
  .card { position-area: none; inset: auto .75rem .75rem .75rem; margin: 0; width: auto; }
}
.card a { color: inherit; }
.card p { margin: 0 0 .6rem; }
.card .record { font-family: Georgia, "Noto Serif", "Source Serif 4", serif; line-height: 1.6; }
.card mark { background: #ffe58a; color: #1a1a1a; padding: .05em 0; }
.card footer { display: flex; justify-content: space-between; align-items: center; gap: 1rem; }
.card footer button { font: inherit; font-size: .875rem; color: inherit; background: none;
  border: 1px solid color-mix(in srgb, currentColor 35%, transparent); border-radius: .5rem;
  padding: .2rem .7rem; cursor: pointer; }
</style>
"""
