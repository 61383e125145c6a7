"""Sample articles and the layouts that newspapers and their mirrors put them in, with what a reader should find.

All names and facts are invented.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

Story = tuple[str, tuple[str, ...]]
"""Headline and paragraphs."""

HARBOUR: Story = (
    "云澜港新区全速建设零碳码头",
    (
        "走进云澜港新区，一台台自动化岸桥正在吊装集装箱。云澜港新区管委会介绍，去年全港吞吐量达到1860万吨，同比增长12.4%，其中外贸货物占到三成以上。",
        "为把码头建成零碳示范区，云澜港新区与海晟能源集团签约，由后者投资23.5亿元建设岸电与储能项目，计划明年投产。项目建成后，靠港船舶每年可减少燃油消耗四万吨。",
        "云澜港新区还引进了远舟物流、琅环冷链等企业，带动就业两千余人。远舟物流负责人说，公司看中的是这里完备的铁路和水路联运条件。",
        "下一步，云澜港新区将继续完善集疏运体系，力争三年内建成五个智能泊位，让绿色成为港口最鲜明的底色。",
    ),
)
PHOTONS: Story = (
    "苍梧高新区用一束光点亮产业链",
    (
        "在苍梧高新区的光子产业园里，晶曜光电的第二条激光芯片产线已经满负荷运转，日产芯片三十万颗。",
        "苍梧高新区从2016年起重点发展光子产业，先后设立两只专项基金，总规模十五亿元，支持了四十七家初创公司。晶曜光电就是其中之一，这家公司如今已经成为细分领域的冠军。",
        "产业链的下游也在补齐。上个月，苍梧高新区与北岭大学共建光子学院，首批招收一百二十名学生，他们将在企业里完成毕业设计。",
    ),
)
ORCHARD: Story = (
    "雁栖县让苹果挂上数字标签",
    (
        "雁栖县的果农今年多了一件新农具，只要用手机扫一扫标签，就能看到每棵苹果树的浇水和施肥记录。",
        "这套系统由雁栖县农业农村局和青禾软件公司共同开发，已经覆盖果园八万亩。数据显示，优质果率提高了六个百分点，亩均增收一千三百元。",
        "雁栖县果业协会会长周远山表示，明年协会要把标签推广到梨和桃，并在县城建设一座果品交易中心。",
    ),
)
BATTERY: Story = (
    "铜陵岭经开区电池基地本月试产",
    (
        "总投资四十二亿元的恒芯电池生产基地日前在铜陵岭经开区开始试产，首批电芯将供应给省内三家整车厂。",
        "铜陵岭经开区从土地供应到设备进场只用了十四个月。恒芯电池总经理林照说，开区里派来的专班每天都在现场，遇到问题当天就解决。",
        "基地达产以后，年产值预计超过九十亿元。铜陵岭经开区正在洽谈隔膜和铜箔项目，希望把上游企业也留在园区。",
    ),
)
STORIES = (HARBOUR, PHOTONS, ORCHARD, BATTERY)


@dataclass(frozen=True, slots=True)
class Layout:
    """A page and the articles a reader should find in it, in the order of the file."""

    name: str
    text: str
    stories: tuple[Story, ...]
    markup: bool = False


def wrap(text: str, width: int, *, indent: int = 0) -> list[str]:
    """A paragraph as the lines of a column of `width` full-width characters."""
    lines: list[str] = [""]
    left = 2 * (width - indent)
    for character in text:
        taken = 1 if character.isascii() else 2
        # A line may not begin with a stop or a comma: it hangs over, as in print.
        if left < taken and character not in "，。、；：！？”）》":
            lines.append("")
            left = 2 * width
        lines[-1] += character
        left -= taken
    return [line for line in lines if line]


def columns(story: Story, width: int, *, opening: str = "本报讯 ") -> list[str]:
    """The lines of a story's paragraphs, the first with an opening, first lines short by their lost indent."""
    lines: list[str] = []
    for number, paragraph in enumerate(story[1]):
        lines += wrap((opening if not number else "") + paragraph, width, indent=2)
    return lines


def spaced(lines: list[str]) -> str:
    """Lines with a blank line between each two, as text from newspaper PDFs has them."""
    return "".join(line + "\n\n" for line in lines)


def heading(title: str) -> str:
    """A headline of two closely set lines."""
    middle = len(title) // 2
    return f"{title[:middle]}\n{title[middle:]}\n"


def make_layouts() -> list[Layout]:
    """Every layout, with fixed texts."""
    return [
        _wrapped_with_headings(),
        _headlines_at_the_foot(),
        _tight_columns_with_indents(),
        _column_inside_another(),
        _paragraph_a_line(),
        _paragraphs_out_of_place(),
        _repeated_and_overprinted(),
        _site_page(),
        _mirror_in_traditional_script(),
    ]


def _wrapped_with_headings() -> Layout:
    stories = (HARBOUR, ORCHARD, BATTERY)
    text = "区域动态\n\n" + "".join(heading(s[0]) + spaced(columns(s, 18)) for s in stories)
    return Layout("columns with headlines above", text, stories)


def _headlines_at_the_foot() -> Layout:
    stories = (PHOTONS, HARBOUR, ORCHARD)
    text = "".join(f"□ 本报记者 张 三\n\n{spaced(columns(s, 16, opening=''))}" for s in stories)
    text += "区域看台\n\n" + "".join(f"{s[0]}\n\n" for s in (ORCHARD, PHOTONS, HARBOUR))
    return Layout("headlines at the foot in another order", text, stories)


def _tight_columns_with_indents() -> Layout:
    stories = (BATTERY, PHOTONS)
    parts: list[str] = []
    for title, paragraphs in stories:
        parts += ["", title, "本报记者 李四", ""]
        for paragraph in paragraphs:
            first, *rest = wrap(paragraph, 20, indent=2)
            parts += ["\u3000\u3000" + first, *rest]
    return Layout("columns without blank lines, indented", "\n".join(parts) + "\n", stories)


def _column_inside_another() -> Layout:
    outer, inner = columns(HARBOUR, 17, opening=""), columns(ORCHARD, 17)
    cut = 9
    text = heading(HARBOUR[0]) + "□ 本报记者 王 五\n\n" + spaced(outer[:cut])
    text += heading(ORCHARD[0]) + spaced(inner) + spaced(outer[cut:])
    return Layout("one column inside another", text, (HARBOUR, ORCHARD))


def _paragraph_a_line() -> Layout:
    stories = STORIES
    text = "".join(f"{title}\n\n本报记者 赵六\n\n" + "\n\n".join(paragraphs) + "\n\n" for title, paragraphs in stories)
    return Layout("a paragraph a line", text, stories)


def _paragraphs_out_of_place() -> Layout:
    """The last paragraph of the first story stands behind the second, as if its column went on there."""
    first, second = HARBOUR, PHOTONS
    text = f"{first[0]}\n\n本报讯 " + "\n\n".join(first[1][:3])
    text += f"\n\n{second[0]}\n\n本报讯 " + "\n\n".join(second[1]) + f"\n\n{first[1][3]}\n"
    return Layout("a paragraph in another's column", text, (first, second))


def _repeated_and_overprinted() -> Layout:
    title, paragraphs = BATTERY
    printed = title[:6] + title + title[6:]
    text = f"{printed}\n\n" + "\n\n".join([*paragraphs, paragraphs[1], paragraphs[2][-20:]]) + "\n"
    return Layout("printed twice", text, (BATTERY,))


def _site_page() -> Layout:
    title, paragraphs = PHOTONS
    links = "".join(f'<li><a href="/{n}.html">{s[0]}</a></li>' for n, s in enumerate(STORIES))
    body = "".join(f"<p>　　{p.replace('光子', '<b>光子</b>')}</p>" for p in paragraphs)
    text = (
        f'<!DOCTYPE html><html><head><title>{title}_星河新闻网</title><meta property="article:published_time" '
        f'content="2023-05-06T08:00:00+08:00"></head><body><nav><a href="/">首页</a><ul>{links}</ul></nav>'
        f'<div class="main"><h1>{title}</h1><div class="meta">来源：星河日报</div><div id="content">{body}</div>'
        f'<div class="more"><h3>相关新闻</h3><ul>{links}</ul></div></div><footer>版权所有 星河网</footer></body></html>'
    )
    return Layout("a news site's page", text, (PHOTONS,), markup=True)


def _mirror_in_traditional_script() -> Layout:
    from opencc import OpenCC

    title, paragraphs = ORCHARD
    text = OpenCC("s2t").convert(f"{title}\n\n" + "\n\n".join(paragraphs) + "\n")
    for plain, marked in (("產", "產(chǎn)"), ("業", "業(yè)"), ("農", "農(nóng)")):
        text = text.replace(plain, marked)
    return Layout("a mirror in traditional script with pinyin", text, (ORCHARD,))


def shuffle_paragraphs(seed: int, count: int) -> tuple[str, ...]:
    """`count` paragraphs drawn from all stories, for large inputs."""
    draw = random.Random(seed)
    pool = [p for _, paragraphs in STORIES for p in paragraphs]
    return tuple(draw.choice(pool) for _ in range(count))
