"""Names of places and organisations in marked texts: what must be found, and nothing else."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marked_texts import read_marks, scan_text

from kg.mentions import find_mentions, find_names, settle_overlaps
from kg.types import Mention, Span
from kg.vocabulary import Kind

SHARED = Path(__file__).resolve().parents[1].parent / "shared"

PLACES = [
    "[江苏省盐城市亭湖区|Region]一季度开工项目12个。",
    "[青岛|Region]、[烟台|Region]、[潍坊|Region]三市总量居前。",
    "对[东盟|Region]、[美国|Region]、[欧盟|Region]出口分别增长5%、3%和2%。",
    "[粤港澳大湾区|Region]与[长三角地区|Region]联动发展，[京津冀|Region]协同推进。",
    "[湖州市南浔区|Region]发布新政，[南浔|Region]今年目标明确。",
    "企业扩大连接范围，顺应城市发展，和平、开放、合作是主旋律。",
    "南京路步行街与北京西路商圈人头攒动，朝阳公园里游人如织。",
    "本报济南3月2日电 “黄埔制造”走俏，玄武岩纤维项目签约。",
    "日照时间减少，大同世界，来宾云集。",
    "发射场在[文昌|Region]开工建设，项目落户[海宁|Region]，在和平年代，企业在安定环境里投资。",
]
FIRMS_BESIDE_WORDS = [
    "区内企业[雅云涂料有限公司|Company]扩产，另一家企业[德塑管业有限公司|Company]也在扩产。",
    "[云诚企业管理咨询有限公司|Company]开业。",
    "记者在[萍乡经开区|Zone][鹏越电子有限公司|Company]看到，产线正在运转。",
    "[萍乡经开区建设投资有限公司|Company]发行债券。",
    "[云安集团数字城市科技有限公司|Company]中标。",
    "[中国（湖北）自由贸易试验区襄阳片区|Zone]（简称[襄阳自贸片区|Zone]）扩容。",
    "获[华创资本有限公司|Company]投资的[智云软件公司|Company]扩产。",
    "[鲁中轴承厂|Company]由[宏程集团|Company]控股。",
    "该项目由[华茂集团|Company]投资。",
    "近日，[宜春城市发展集团|Company]与[武汉城市建设集团|Company]签约。",
    "[沃达汽车零部件（长春）有限公司|Company]开业。",
    "[宏程集团华东设计院有限公司|Company]隶属于[宏程集团|Company]。",
]
DIVISIONS = [
    "[比亚迪|Company]与[合肥市长丰县|Region]、[湖北省长阳县|Region]签约，[宜宾|Region]市长[杨辉|Person]到场。",
    "[灵川县|Region]县委书记[周春涌|Person]出席。",
    "位于我县[沙坪镇|Region]的厂房封顶，着力建设文化汇川、平安汇川。",
    "[苏州|Region]八一路通车，[天津|Region]盘山景色好。",
    "[沙坪镇|Region]地处[顺德区|Region]北部，是制造业重镇。",
    "[桥头镇|Region]、[常平镇|Region]连片开发。",
    "[甘州区乌江镇|Region]发展制种产业，[乌江镇|Region]农户增收。",
    "[滨江街道|Region]引进人才15名，[雁山街道|Region]紧随其后。",
    "[曹县大集镇孙庄村|Region]的网店多。",
    "[澜江市|Region]一季度进出口增长6.1%。",
    "[江苏省澜江市|Region]召开大会。",
    "全市各镇、各街道要落实责任，新城镇建设有序推进，特色小镇、古镇旅游火热。",
    "城市更新、股市回暖、超市打折，乡镇村镇同步推进，百强镇领跑，中心镇提升，边境小镇客流增加。",
    "推动乡村振兴，山村变了样，农村面貌一新，光伏村建成，淘宝村增多，家乡更美。",
    "[江苏|Region]各市、全省县市、三线城市和兄弟市发展快，非上市资产转让。",
    "厂房落址[灵沙街道|Region]和[孝丰镇|Region]，总部落址工业街道旁，生意和城镇繁荣。",
    "[定南|Region]、[信丰|Region]、[全南|Region]三地联动，信丰、和平的年份，安定、团结两手抓。",
    "[柴达木盆地|Region]与[长江流域|Region]降水多，公司在多个流域治污。",
    "[西安|Region]召开大会，西安东站开通，大阪世乒赛开赛，上海证券报报道。",
    "工业镇、农业镇错位发展，沿线街道、老城区街道要整治，商业街道人多，[苏州|Region]古镇迎客。",
]
ZONES = [
    "昨日，[宁波杭州湾新区|Zone]集中开工。",
    "厂房在[西太湖科技产业园|Zone]开工，公司在西部产业园外设点。",
    "[崖州国际陆港区|Zone]开行班列，内陆港区增多。",
    "项目在[泉州芯谷高新技术产业园区南安分园区|Zone]开工，三个分园区同步建设。",
    "项目落户[八里街工业园区|Zone]，厂房位于现代产业园，公司入驻化工园区。",
    "[浙江|Region]、[安徽|Region]4个新设自贸试验区挂牌，永久会址[通州张家湾设计小镇|Zone]开放。",
    "项目选址海东镇，胶州湾西岸动工，[甘肃|Region]乡村振兴，[浙江|Region]村镇银行。",
    "共建零碳产业园、低空产业园、智造产业园。",
    "[河北自贸试验区|Zone]获批以来，[正定片区|Zone]、[曹妃甸片区|Zone]各有侧重。",
    "[石家庄|Region]城南片区改造，老城片区更新。",
    "[粤澳合作产业园|Zone]、[川渝跨境合作示范区|Zone]揭牌，合作园区增多。",
    "[南湖高新区|Zone]创建国家自主创新示范区，成效显著。",
    "[澧西新城|Zone]加快建设，[上湖示范区|Zone]开放。",
    "[黄石临空经济区起步区|Zone]开工。",
    "新城加快建设，起步区和启动区同步推进。",
    "[安徽自贸试验区芜湖片区|Zone]挂牌后，[芜湖片区|Zone]企业增多。",
    "[中新苏滁高新区|Zone]招商。",
    "[武汉东湖高新区|Zone]与[武汉经开区|Zone]互认资质。",
    "[广东自贸试验区南沙片区|Zone]推出新政，[南沙片区|Zone]企业受益。",
    "[滁州蔚蓝新材料科技园|Zone]落成。",
    "推动[喀什综合保税区莎车分区|Zone]封关运行。",
    "加快建设物流园区和产业园，支持开发区发展，打造国家级经开区。",
    "全省共有12个高新区、8个综合保税区。",
    "[江苏苏州工业园区|Zone]年产值超千亿元。",
    "[济南人工智能与数字经济试验区|Zone]启动。",
    "[上海|Region]博芯微电子与[湖州经开区|Zone]签约，[上海电气|Company]和[丽水高新区|Zone]合作。",
    "[中韩（长春）国际合作示范区|Zone]与[中国—马来西亚钦州产业园区|Zone]互访。",
    "深入推进[京津冀|Region]开发区协同发展，省委省政府高度重视开发区建设。",
    "[上海自贸试验区临港新片区|Zone]成立三年，总部落地[临港|Zone]，企业在[临港|Zone]投资，紧临港口的厂房完工。",
    "[火炬高新区|Zone]签约20个项目，在[火炬高新区|Zone]主会场，[火炬高新区|Zone]招商推介开始，先进高新区一个。",
]
COMPANIES = [
    "[东风汽车|Company]4.00,-0.07%集团有限公司表示将加大投入。",
    "记者从[孝感供电公司|Company]获悉，供电公司、自来水公司提前检修；[樊城棉纺织厂|Company]改制，当地纺织厂多。",
    "[襄阳建行|Company]与[安徽省投资集团|Company]签约，多家投资集团到场。",
    "公司由[德国宝马|Company]和[中国一汽|Company]合资成立，从[德国|Region]引进技术。",
    "先后引来[亚玛顿|Company]、[聚和新材|Company]、[捷佳创|Company]等上下游企业52家，布局新材、装备和新材产业。",
    "母公司[万帮数字能源股份有限公司|Company]上市，两家数字公司退出，双方成立半导体公司。",
    "[苹果|Company]首席执行官表示，种苹果的人多；[奥园|Company]公告称，市民到奥园游玩。",
    "由[淮安市交通控股有限公司|Company]牵头，[沃德股份|Company]仍控股[高瑞房地产开发有限公司|Company]。",
    "引进[中沃新材|Company]、[海沃生物|Company]等“链主”企业，收购[法国博沃|Company]后更名。",
    "公司[天津|Region]区总裁[唐毅|Person]告诉记者，[宝洁|Company]大中华区总裁来访。",
    "由[中电投西安太阳能电力有限公司|Company]承建，收购[深圳沃德电子有限公司|Company]，[中国建筑第八工程局有限公司|Company]参建。",
    "[中芯国际|Company]投资120亿元建设产线，[商汤科技|Company]投资建厂，[华润投资|Company]、[比亚迪投资|Company]领投。",
    "[鼎沃精机|Company]董事长[周文斌|Person]介绍，[恒沃精工|Company]拟扩产。",
    "固定资产投资增长，科技创新能力提升，回国建工厂的人多了。",
    "[华润置地|Company]与[平安寿险|Company]合作，[宁德时代|Company]电池出口，[比亚迪|Company]汽车销量增长。",
    "[江苏沃德新能源科技有限公司|Company]签约落户[盐城经开区|Zone]。",
    "[正威（甘肃）铜业科技有限公司|Company]投产。",
    "[吉林银行|Company]、[工商银行|Company]为园区授信，[三峡集团广东分公司|Company]同日签约。",
    "由[中铁大桥局|Company]承建的大桥合龙。",
    "[赣州经开区|Zone]集聚[沃孚|Company]、[凯诺|Company]、[瑞昊|Company]等50家企业。",
    "集聚游戏电竞、影视动漫、数字音乐等企业600余家。",
    "龙头企业带动，上市公司、跨国公司、快递公司和国有银行纷纷入驻，证券业、基金会活跃。",
    "走访[天沃锂电|Company]、[天沃机械|Company]、[六尺巷酒业|Company]等公司。",
    "[浙江吉利控股集团|Company]与[沃尔沃汽车|Company]合资建厂。",
    "租给[华能辽宁公司|Company]使用，[国网新源缙云公司|Company]开工，[龙芯安徽公司|Company]等企业入驻，一家[深圳|Region]公司来访。",
    "[华为数字能源|Company]、[京东生鲜|Company]签约，[比亚迪|Company]电池出口，[京东|Company]生鲜度不够。",
    "[中国水电五局|Company]施工，[中国铁路西安局集团|Company]供货，[普洛斯|Company]中国区总裁说。",
    "[振华新材料|Company]、[万润新能源|Company]投产，[浙江|Region]新能源汽车产量增长。",
    "[浙江华友钴业|Company]签约，落户[浙江|Region]的[华友钴业|Company]扩产。",
    "承建方[中苏路桥集团|Company]说，运营方[天沃实业|Company]介绍，施工单位[湖南沃达集团|Company]到场。",
    "据[沃庄置业有限公司|Company]介绍，引进[鸿沃精密电子（成都）有限公司|Company]，[中车西安车辆有限公司|Company]到访。",
    "以[沃鼓|Company]、[沃汽|Company]为试点企业，推进智能改造。",
    "公司与子公司签订合同，集团公司、产业集团和企业集团参加，质押股份增加。",
    "与[山东豪迈集团|Company]签约，[山东|Region]大型集团增多，[大众汽车集团（中国）|Company]宣布增资。",
    "稿件来源网络，作者：lily，原文：https://www.example.org/202403/star.shtml",
    "各地稳增长、惠民生、扩内需，高新区新签约项目8个。",
]
ORGANISATIONS = [
    "[洛阳市|Region]与[清华大学|Institution]签约，[苏州人工智能与机器人研究院|Institution]揭牌。",
    "[海南省政府新闻办|Government]介绍进展，[市行政审批政务服务局|Government]压缩时限，新闻办的数据局部更新。",
    "[中国科学院包头稀土研发中心|Institution]揭牌，企业设立研发中心，研发中心共有3个。",
    "[中国科学院大连化学物理研究所能源催化转化全国重点实验室|Institution]搬入。",
    "[崖州湾国家实验室|Institution]揭牌，争取布局国家实验室，园区获批首批省创新实验室。",
    "[长三角碳中和研究院|Institution]设立，气候中和研究院所合作，五年内计划引进大学毕业生50万名。",
    "[国务院新闻办|Government]今天举行发布会，[党中央|Government]高度重视。",
    "[中国地质大学（武汉）|Institution]与[东南大学无锡校区|Institution]签约，人工成本（[北京|Region]）上升。",
    "[中国—东盟技术转移中心|Institution]、[东盟秘书处|Institution]派员参加，公司秘书处筹备。",
    "任命[罗素华|Person]为[湖南省地质院|Institution]院长。",
    "企业在[盐城|Region]布局，新发展格局加快构建，[南京|Region]展厅开放，[南京市商务局|Government]组织参展。",
    "（记者李晓）[重庆海关|Government]统计，龙头企业联合国企出资，[联合国|Institution]会员国投票。",
    "[国务院|Government]批复同意，[商务部|Government]会同[海关总署|Government]落实。",
    "[甘肃省科技厅|Government]与[兰州市人民政府|Government]签约，[兰州海关|Government]支持。",
    "[合肥高新区管委会|Government]出台办法，[合肥高新区党工委|Government]部署。",
    "[西安市发展和改革委员会|Government]副主任[赵寅|Person]表示同意。",
    "[石河子大学医学院第一附属医院|Institution]成立联盟。",
    "[中国科学技术大学先进技术研究院|Institution]、[安徽大学|Institution]参加论坛。",
    "[上海超级计算中心|Institution]与[中科院上海药物研究所|Institution]共建平台。",
    "打造区域科技创新中心、国际消费中心，建设重点实验室和企业技术中心，医疗机构、高等院校参与。",
    "[区国资局|Government]局长[李鸿|Person]、[省商务厅|Government]副厅长[张立|Person]参加。",
    "全国人大代表、市人大代表和政协委员审议政府工作报告。",
    "由[成都市政府|Government]、[四川省经济和信息化厅|Government]主办。",
]
PERSONS = [
    "[通用电气|Company]全球副总裁[罗兰·康|Person]与客商座谈，副总裁[约翰·莱登|Person]说，首席执行官[戴维·米尔|Person]这样概括。",
    "公司决定聘任[李伟明|Person]为总经理、[王芳|Person]为财务总监。",
    "原[云石集团|Company]总经理[赵海波|Person]到会，[原州区|Region]的原料药生产扩大。",
    "[中央气象台|Institution]首席预报员[张涛|Person]提醒，青年学者[许明霞|Person]撰文，公司尚未与业主方正式签订合同。",
    "[王伟|Person]、[刘洋|Person]当选副会长，企业家、工人和教师当选代表，经理全部来自本地。",
    "[马斯克|Person]表示，工厂建设速度快；高质量说起来容易。",
    "局长[黄卓|Person]说。总监[邹凌|Person]说，订单增长。总裁[夏赋良|Person]答：订单增长。董事长[田刚印|Person]落款，主任[谯正刚|Person]认为不难。",
    "主席[赵国平|Person]与其他领导剪彩，副市长[李平|Person]与客商座谈。",
    "市民王女士购物，客商云集，顾客李先生点赞。",
    "公司副总经理[甘述林|Person]告诉记者，总经理[董爱华|Person]体会深切。",
    "会议决定任命：[谢志诚|Person]为[省科技厅|Government]副厅长；[罗素云|Person]为[省商务厅|Government]副厅长。",
    "公司选举[赵立民|Person]为董事长，聘任[孙晓芳|Person]为总经理，免去[李明|Person]的经理职务。",
    "[欧阳鸣|Person]出任首任院长，[张卫|Person]当选会长。",
    "市长 [顾明志|Person]\n各位代表：现在报告工作。",
    "公司任命新高管，选举产生领导班子，提名的人选出任要职，他曾担任厂长。",
    "负责人[杨帆|Person]边走边说。",
    "[江苏省商务厅|Government]厅长[陈涛|Person]说，形势向好。",
    "[昌吉州|Region]州长[金之镇|Person]介绍，目标明确。",
    "市委常委、副市长[欧阳明远|Person]出席并致辞。",
    "本报记者王斌、通讯员李红报道，摄影张强。",
    "[吉林市|Region]市长[周启明|Person]强调，要抓落实。[周启明|Person]指出，时不我待。",
    "董事长、总经理和书记们参加，主任医师值班。",
    "总经理[叶展均|Person]说，订单多。总监[黎立均|Person]告诉记者，货走得快。总裁[王立|Person]、厂长[李明|Person]均表示，要扩产。",
    "[叶展均|Person]道，“工人三班倒。”董事长[高峰|Person]道：“订单很满。”市长[王守道|Person]：“要加快。”",
]


@pytest.mark.parametrize(
    "marked", PLACES + DIVISIONS + ZONES + COMPANIES + ORGANISATIONS + PERSONS + FIRMS_BESIDE_WORDS
)
def test_names_in_marked_texts(marked: str) -> None:
    text, expected = read_marks(marked)
    found = [(m.text, str(m.kind)) for m in find_names(scan_text(text))]
    assert found == expected


def test_a_chain_holds_its_parts() -> None:
    (mention,) = find_names(scan_text("广东省汕头市增长"))
    assert [inner.text for inner in mention.inner] == ["广东省", "汕头市"]


def test_a_nested_zone_holds_the_outer_zone() -> None:
    (mention,) = find_names(scan_text("上海自贸试验区临港新片区正加快布局"))
    assert mention.text == "上海自贸试验区临港新片区"
    assert "上海自贸试验区" in [inner.text for inner in mention.inner]


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        (
            "江苏沃德新能源科技有限公司（以下简称“沃德新能源”）拟建项目。沃德新能源称。",
            "沃德新能源",
            "江苏沃德新能源科技有限公司",
        ),
        ("广东自贸试验区南沙片区挂牌，南沙片区企业增多。", "南沙片区", "广东自贸试验区南沙片区"),
        ("汕头市委、市政府高度重视。", "市政府", "汕头市政府"),
        ("长三角一体化示范区执委会部署，示范区执委会落实。", "示范区执委会", "长三角一体化示范区执委会"),
    ],
)
def test_short_names_carry_their_full_names(text: str, short: str, full: str) -> None:
    defined = {m.text: m.defined for m in find_mentions(scan_text(text)) if m.defined}
    assert defined[short] == full


def test_a_joint_short_name_is_left_to_resolution() -> None:
    text = "合芜蚌科技创新试验区、长株潭国家自主创新示范区（以下简称“两区”）建设提速。"
    assert all(m.text != "两区" for m in find_mentions(scan_text(text)))


def test_noise_yields_no_organisation() -> None:
    text = "昨夜小雨，今天多云转晴，最高气温23摄氏度。市民外出注意添加衣物，评论员认为发展是第一要务。"
    kinds = {m.kind for m in find_names(scan_text(text))}
    assert kinds <= {Kind.REGION}


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="兰州高新区与和、（）“”有限公司等企业市长张三说在A1 。，\n", max_size=120))
def test_mentions_are_in_order_without_overlap_and_quote_the_text(text: str) -> None:
    mentions = find_mentions(scan_text(text))
    for mention in mentions:
        assert text[mention.span.start : mention.span.stop] == mention.text
        assert all(mention.span.covers(inner.span) for inner in mention.inner)
    for left, right in pairwise(mentions):
        assert left.span.stop <= right.span.start


def test_overlaps_the_longest_wins_and_keeps_what_it_covers() -> None:
    outer = Mention(Span(0, 6), "成都高新区软", Kind.ZONE, "a")
    inner = Mention(Span(0, 2), "成都", Kind.REGION, "b")
    crossing = Mention(Span(5, 8), "软件园", Kind.ZONE, "c")
    (kept,) = settle_overlaps([inner, crossing, outer])
    assert (kept.span, [m.text for m in kept.inner]) == (outer.span, ["成都"])


def test_recall_on_the_gold_pages() -> None:
    """A floor, not a target: surface names of the gold's places and organisations that stand in its evidence."""
    if not SHARED.exists():
        pytest.skip(reason="../shared is absent: no gold pages to read")
    kinds = {"Region", "Zone", "Company", "Government", "Institution", "Person"}
    total = hit = 0
    for path in sorted((SHARED / "gold").glob("*.json")):
        for article in json.loads(path.read_text(encoding="utf-8"))["articles"]:
            text = "\n".join(sorted({t["evidence"] for t in article["triples"]}))
            found = {(m.text, str(m.kind)) for m in find_names(scan_text(text))}
            for entity in article["entities"]:
                forms = [f for f in (entity["name"], *entity["aliases"]) if f in text]
                if entity["type"] in kinds and forms:
                    total += 1
                    hit += any((form, entity["type"]) in found for form in forms)
    assert hit / total > 0.6
