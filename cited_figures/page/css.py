"""The style of the highlighted article: a readable column, on paper, in the light theme and in the dark one."""

from __future__ import annotations

from matplotlib import colors

from cited_figures.charts.style import COLOURS

COLUMN = "38em"
DARK = {"#0072B2": "#6CB8E6", "#009E73": "#4CC9A3", "#D55E00": "#FF9C54", "#CC79A7": "#E8A6C8", "#1A1A1A": "#E6E6E6"}


def mixed(colour: str, with_colour: str, part: float) -> str:
    """A colour mixed into another one.

    colour, with_colour: as matplotlib takes them. part: of the first, from 0 to 1.

    >>> mixed("#000000", "#FFFFFF", 0.5)
    '#808080'
    """
    pairs = zip(colors.to_rgb(colour), colors.to_rgb(with_colour), strict=True)
    red, green, blue = (part * one + (1 - part) * other for one, other in pairs)
    return colors.to_hex((red, green, blue))


def _kinds() -> str:
    rules = []
    for kind, colour in COLOURS.items():
        tint, faint = mixed(colour, "#FFFFFF", 0.28), mixed(colour, "#FFFFFF", 0.10)
        dark = DARK[colour]
        dark_tint, dark_faint = mixed(dark, "#111111", 0.38), mixed(dark, "#111111", 0.16)
        rules.append(f".cited-article .cited-{kind}{{--mark:{colour};--tint:{tint};--faint:{faint}}}")
        rules.append(
            f'[data-jp-theme-light="false"] .cited-article .cited-{kind}{{--mark:{dark};--tint:{dark_tint};--faint:{dark_faint}}}'
        )
    return "\n".join(rules)


CSS = f"""
.cited-article{{max-width:{COLUMN};font:17px/1.6 Georgia,"Times New Roman",serif;
color:#1A1A1A;background:#FFFFFF;padding:.6em 1em;overflow-wrap:anywhere}}
.cited-article p{{margin:0 0 1em;white-space:pre-line}}
.cited-article h3{{font:700 1.12em/1.3 Georgia,serif;margin:1.4em 0 .5em;color:inherit}}
.cited-article blockquote{{margin:1.2em 0;padding:.1em 0 .1em 1em;border-left:4px solid #767676;font-size:1.08em;color:inherit}}
.cited-article footer,.cited-article li{{margin:0 0 1em 1em;color:inherit}}
.cited-article .cited-figure{{color:inherit;
padding:.05em .22em;border:1.5px solid var(--mark);border-radius:3px;background:var(--tint);
box-decoration-break:clone;-webkit-box-decoration-break:clone}}
.cited-article .cited-attributed{{background:var(--faint)}}
.cited-article .cited-hedged{{background:transparent;border-style:dashed}}
.cited-article .cited-doubtful{{background:repeating-linear-gradient(135deg,transparent 0 5px,var(--tint) 5px 8px)}}
.cited-article .cited-source{{text-decoration:underline solid 2px;text-underline-offset:3px}}
.cited-article .cited-cue{{text-decoration:underline dotted 2px;text-underline-offset:3px}}
.cited-article .cited-hedge{{text-decoration:underline wavy 1.5px;text-underline-offset:3px}}
.cited-article .cited-quotation{{font-style:italic}}
.cited-article .cited-unseen{{font:.7em monospace;border:1px solid #767676;border-radius:2px;padding:0 .2em;unicode-bidi:isolate}}
.cited-article .cited-attribution{{display:block;font-size:.86em}}
.cited-article :target{{box-shadow:0 0 0 4px #E69F00;border-radius:2px;
box-decoration-break:clone;-webkit-box-decoration-break:clone}}
.cited-article .cited-key .cited-figure{{white-space:nowrap}}
.cited-article .cited-key{{font:13px/2 sans-serif;border-bottom:1px solid #C8C8C8;padding-bottom:.5em}}
[data-jp-theme-light="false"] .cited-article{{color:#E6E6E6;background:#111111}}
[data-jp-theme-light="false"] .cited-article :target{{box-shadow:0 0 0 4px #8A7F00}}
{_kinds()}
@media print{{
.cited-article{{font-size:11pt;color:#000;background:none;max-width:none;print-color-adjust:exact;-webkit-print-color-adjust:exact}}
.cited-article mark.cited-figure::after{{content:" [" attr(data-value) "]";font:.72em sans-serif}}
.cited-article p,.cited-article blockquote{{break-inside:avoid}}
}}"""
