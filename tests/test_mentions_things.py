"""Projects, industries, policies, gatherings and titles: what each sentence names, and what it does not.

`[text|Kind]` marks what the finders must find, `{text|Kind}` a name found before them. The marks of a sentence are
complete for the kind under test: whatever else its finder finds is wrong.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.mentions.gatherings import find_gatherings
from kg.mentions.industries import find_industries
from kg.mentions.policies import find_policies
from kg.mentions.projects import find_projects
from kg.mentions.scans import Scan, scan_article
from kg.mentions.titles import find_titles
from kg.seeds import load_lexicon
from kg.types import Article, Mention, OffsetMap, Paragraph, Sentence, Span
from kg.vocabulary import Kind

_MARK = re.compile(r"\[(?P<text>[^|\]]+)\|(?P<kind>\w+)\]|\{(?P<known>[^|}]+)\|(?P<known_kind>\w+)\}")
_ROOT = Path(__file__).resolve().parents[1]
_SHARED = _ROOT.parent / "shared"

Finder = Callable[[Scan, tuple[Mention, ...]], list[Mention]]
FINDERS: dict[Kind, Finder] = {
    Kind.PROJECT: find_projects,
    Kind.INDUSTRY: find_industries,
    Kind.POLICY: lambda scan, names: find_policies(scan),
    Kind.GATHERING: find_gatherings,
    Kind.TITLE: lambda scan, names: find_titles(scan),
}

EXAMPLES = {
    Kind.PROJECT: (
        "{云帆大学|Institution}研发的[“明丝二号”上浆剂|Project]通过验证，院里攻关的[“雪豹”系列压雪机|Project]量产，[“翠鸟”低温腐解菌剂|Project]由{远山生物|Company}育成。",
        "{云帆重工|Company}的[L988H型装载机|Project]亮相，核心产品[KB-216|Project]获批临床，自主研制的[YB-2100超纯净弹簧钢丝|Project]得到认可。",
        "云帆锂能[5GWh工厂|Project]首片下线，{远山集团|Company}的[PHA工厂|Project]交付，{国务院|Government}核准了[明港LNG接收站|Project]。",
        "{惠农区|Region}的[星河330千伏变电站增容|Project]获批，[梅园路老旧厂区改造|Project]完工。",
        "昨日，我市重点工程项目[洪塘污水处理厂PPP项目|Project]签约，打造标杆工程、安全工程，投入资金近4000万元进行项目改造。",
        "{云帆科技|Company}投资12亿元建设[智能网联汽车试验场|Project]，{远山集团|Company}在福建建[电解液材料厂|Project]。",
        "{云帆科技|Company}将分两期在星河投建[年产30GWh动力电池及配套产业园|Project]，总投资100亿元。",
        "{桂林天星塑业有限公司|Company}[圆织成套生产线智能化升级扩能项目|Project]开工。",
        "{中日星河产业园|Zone}揭牌，项目将落户{中荷滨江产业园|Zone}。",
        "{星河市|Region}的{桂林生态产业园|Zone}开工，[云帆精密产业园|Project]动工，国家光伏发电项目建设提速，在星河扩建工厂。",
        "[星河地铁8号线|Project]开通运营，[星明有轨电车|Project]试运行。",
        "{云帆科技|Company}投资{星河市|Region}，批复[滨江抽水蓄能电站|Project]开工，{北斗集团|Company}投运[明月换流站|Project]。",
        "{星河市|Region}全力推进[云帆重离子装备制造产业基地|Project]、[滨江科技创业园|Project]等48个重点项目建设。",
        "总投资84亿元的[东海Ⅱ海上风电项目|Project]顺利动工。",
        "{远山新材料公司|Company}[2万吨/年电解液建设项目|Project]建成投产。",
        "{云帆新能源|Company}[“镍—钴—锰”循环利用项目|Project]进展良好。",
        "当天签约落户了[北斗集团创新业务总部|Project]、[远山第二总部基地|Project]等5个项目。",
        "推进[星明高铁|Project]、[滨江环线|Project]等项目建设，抓紧推进[星河铁路枢纽能级提升工程|Project]前期工作。",
        "[星河至明月城际铁路|Project]全线开工，[滨江高速星河段|Project]建成通车。",
        "加快[云帆神州三期四期|Project]、[北斗健华二期|Project]建设。",
        "规划建设[“长桥之门”|Project]等高端商圈。",
        "{星河市|Region}推动[“远程会诊平台”项目|Project]建设。",
        "[“星址通享”应用|Project]聚焦空间治理。",
        "总投资10亿元的[云帆明月合成基地|Project]从签约到开工仅用3个月。",
        "[云帆明月一体化项目二期|Project]、[中远星河乙烯项目|Project]正在加紧施工。",
        "创建全国首个区级[“闯创干”实践馆|Project]。",
        "{云帆科技|Company}自主研发的[“远洋七号”海上安装平台|Project]完成试航，又推出[青鸾电池|Project]。",
        "{北斗飞机|Company}研制的[N700大型客机|Project]首飞，[中欧班列“星河号”|Project]开行。",
        "{星河县|Region}与{云帆微电子|Company}签下[车用功率模块项目|Project]，新建一座[大分子药物工厂|Project]。",
        "1.[滨江抽水蓄能电站|Project]建设单位：{云帆集团|Company}",
        "{云帆科技|Company}的[动力电池二期|Project]暂停，{云帆科技|Company}在{星河市|Region}的[北斗电芯工厂|Project]满产。",
        "{星河市|Region}建起[滨江智能包装产业基地|Project]，{云帆科技|Company}新建[缓释制剂车间|Project]。",
        "{云帆科技|Company}新建[废旧电池回收线|Project]，{北斗集团|Company}建成[煤矸石制粒示范线|Project]。",
        "[“智慧星脑”（一期）|Project]正式上线运行，未来将推进[“智慧星脑”2.0|Project]建设。",
    ),
    Kind.INDUSTRY: (
        "这里靠[无纺布|Industry]吃饭，{河间市|Region}以[再制造|Industry]闻名，[袜业|Industry]是命根子，家底是[肉牛|Industry]和[玉米|Industry]。",
        "[煤焦化|Industry]、[铝镁合金|Industry]两大支柱占八成，[精特钢|Industry]、[新材料|Industry]、[工业服务|Industry]三大板块壮大。",
        "园区里[大数据|Industry]、[高端装备制造|Industry]两翼齐飞，[集成电路|Industry]唱主角，{白山市|Region}把宝押在[矿泉水|Industry]和[人参|Industry]上。",
        "上半年，[锂电新能源|Industry]产值812亿元，增长9.4%；全市[糖业|Industry]产值62亿元，其中[煤化工|Industry]增长11.6%，[新型建材|Industry]下降2.3%。",
        "{星河高新区|Zone}已成为国内最大的[光学镜头|Industry]产业集聚区之一，道路两侧分布着20多家[铜加工|Industry]企业。",
        "{星河开发区|Zone}聚集[锂电材料|Industry]类企业300家，全镇[纽扣拉链|Industry]企业有430余家，集聚[动漫|Industry]和[网络安全|Industry]企业159家。",
        "{星河省|Region}是[农业|Industry]大省，{明月市|Region}是[轨道交通装备制造|Industry]重镇。",
        "{云帆科技|Company}是一家集研发、生产、销售于一体的[工业机器人|Industry]企业，也是国内领先的[工业软件|Industry]服务商。",
        "{明月区|Region}把“[物联网|Industry]”“[集成电路|Industry]”作为主导产业，主攻“[新能源汽车|Industry]”，瞄准[生物医药|Industry]“主赛道”。",
        "{星河市|Region}推动[化工产业|Industry]转型升级，{明月市|Region}[汽车产业|Industry]基础雄厚，{清风县|Region}[竹产业|Industry]形成八大系列。",
        "带动[智能终端|Industry]、[航空物流|Industry]、[生物制药|Industry]几大产业成长起来，全省[纤维新材料|Industry]产业发展迅速。",
        "{瀚川科技|Company}主营[光伏线缆|Industry]，{云帆科技|Company}是一家专注于[碳化硅功率器件|Industry]的企业，{远山公司|Company}从事这项工作多年。",
        "{云帆科技|Company}主要从事[智能穿戴|Industry]、[物联网模组|Industry]的研发与制造，{明月县|Region}做强[白茶产业|Industry]。",
        "{星河县|Region}[金槐产业|Industry]富了百姓，{明月区|Region}居民产业调查启动，{云帆科技|Company}以[光学镜头|Industry]为主业。",
        "{星河开发区|Zone}以[纺织服装|Industry]、[酿造|Industry]为主导，这里瞄准的是[集成电路|Industry]、[人工智能|Industry]与[科技金融|Industry]。",
        "版图已画好：[集成电路|Industry]、[医药健康|Industry]为核心，形成以[电子商务|Industry]、[现代物流|Industry]为特色的格局。",
        "星河化学如今已是全球最大的[异氰酸酯|Industry]供应商，作为国内最大的[发制品|Industry]基地，星河正在转型。",
        "以[鞋服|Industry]起家的星河，其中[稀土功能材料及应用|Industry]类项目13个，投资额占比71%。",
        "聚集了{志远电子|Company}、{骏明电子|Company}等[线路板|Industry]企业60余家，带动下游[新材料|Industry]企业接连入驻。",
        "建设了“[高端智能制造|Industry]、[新材料|Industry]、[铸铁锅|Industry]”三个百亿级专业园区。",
        "[新能源汽车及关键零部件|Industry]、[生命健康|Industry]等新兴产业加快集聚，安县紧盯[集成电路|Industry]产业抓项目。",
        "在[生物医药与健康|Industry]领域，星河项目投资10亿元，{沈阳|Region}[汽车产业|Industry]产值增长14.2%。",
        "{星河新区|Zone}重点发展[新一代信息技术|Industry]、[深空探测科技|Industry]、[绿色山地农业|Industry]三大产业。",
        "[电子信息|Industry]、[航空航天|Industry]成为{星河市|Region}的两大支柱产业。",
        "{云帆科技|Company}从事[光通信|Industry]设备制造，围绕[集成电路|Industry]、[人工智能|Industry]加快布局。",
        "加快培育[预制菜|Industry]、[清洁能源|Industry]、[木竹工艺|Industry]和[现代装备制造|Industry]“六大产业集群”。",
        "{星河高新区|Zone}围绕[新能源|Industry]、[生物医药|Industry]、[大数据|Industry]等领域引入资源。",
        "在[动漫|Industry]与[数字文创|Industry]领域，该市已集聚企业300余家。",
        "在[区块链|Industry]和[网络安全|Industry]产业细分领域，已引进企业90余家。",
        "集聚{云帆药业|Company}等[生物医药|Industry]领域企业200多家。",
        "{北斗科技|Company}在国内[泛娱乐直播|Industry]行业排名前三。",
        "{星河高新区|Zone}[软件产业|Industry]乘势而上，[软件和信息技术服务业|Industry]实现营收30亿元。",
        "大力发展[检验检测|Industry]、[创意设计|Industry]、[会展|Industry]等[科技服务业|Industry]。",
        "形成了以[智能终端|Industry]、[激光|Industry]为主导的产业体系。",
        "[轴承|Industry]产业集群规模扩大，已落户20多家[氢能|Industry]产业链上下游企业。",
        "当地把[辣椒产业|Industry]作为富民产业来抓。",
        "[“两新三特”产业|Industry]加速壮大。",
        "加快培育[集成电路|Industry]、[新型显示|Industry]等[战略性新兴产业|Industry]集群。",
        "重点发展[新材料（绿色建材）|Industry]、[医药|Industry]、[食品|Industry]三大主导产业。",
    ),
    Kind.POLICY: (
        "印发《[星河省海洋经济规划（2023—2030年）|Policy]》。",
        "《[关于支持云帆片区开放发展的若干措施|Policy]》〔2022〕12号近日出台。",
        "制定“[稳外贸20条|Policy]”“[惠农十二条|Policy]”。",
        "出台《[星河市甘露行动实施意见2.0|Policy]》，发布《[支持跨境贸易发展十条|Policy]》《[优化营商环境办法4.0版|Policy]》。",
        "提出实施[3个“千亿”计划|Policy]，深入推进[“三区五中心”战略布局|Policy]。",
        "首创[惠企政策“即报即享”|Policy]，全面升级“[拿地即开工2.0|Policy]”。",
        "按照[国家“十四五”海洋经济发展规划|Policy]的任务推进。",
        "正式启动实施[区域营运商计划|Policy]，出台“[新制造业计划|Policy]”。",
        "{星河市|Region}印发了[关于加快新旧动能转换的实施意见|Policy]，联合发布[关于促进消费的若干措施|Policy]。",
        "{星河高新区|Zone}印发[优化营商环境行动方案|Policy]，{明月市|Region}出台[人才引进管理办法|Policy]。",
    ),
    Kind.GATHERING: (
        "[第三届中国（绍兴）黄酒节|Gathering]昨天开幕，在[2025中国（郑州）国际粮油机械展|Gathering]上签约，举行[第六届中国·临西轴承会|Gathering]。",
        "展会期间还将举办[闽茶产销对接会|Gathering]、[老字号焕新论坛|Gathering]等配套活动。",
        "[世界智能网联汽车大会|Gathering]昨日在星河市开幕，记者从[星河产销对接会|Gathering]上获悉，签约12个。",
        "成功承办[第七届全省生态产业发展大会|Gathering]，办好[第三届星河国际纺织博览会|Gathering]。",
        "在[世界云帆大会|Gathering]上，总投资15亿元的项目签约。",
        "县里还打算办[第一届星河国际柠檬大会|Gathering]，去年召开[首届星河核桃大会|Gathering]。",
        "[第十九届星河国际软件合作洽谈会|Gathering]举行，本届[软洽会|Gathering]设10个专题会议。",
        "[星河市第二届代表大会第二次会议|Gathering]暨[星河工作委员会2022年第一次工作会议|Gathering]召开。",
        "成功举办“[云帆·远山服务企业线上推介会|Gathering]”“[百企共聚成果进园区|Gathering]”等活动。",
        "每季度举办[招商项目集中签约开工仪式|Gathering]，每月召集[“工业强县”现场会|Gathering]。",
        "[第三届滨江国际博览会暨合作与投资洽谈会|Gathering]隆重开幕。",
        "在{星河开发区|Zone}召开的[经济工作会议|Gathering]上，代表发言。",
        "{星河省|Region}召开[全省科技创新大会|Gathering]。",
        "在[第130届广交会|Gathering]上展出新品。",
        "本届[世界物联网博览会|Gathering]吸引百家企业，一年一度的[中国机器人产业博览会|Gathering]由{星河市|Region}主办。",
    ),
    Kind.TITLE: (
        "{星河高新区|Zone}是[国家软件产业基地|Title]、[星河国家生物产业基地|Title]。",
        "星河跻身[最佳口碑城市|Title]，中心获批[国家级创新平台|Title]，目前已有成果。",
        "支持{星河高新区|Zone}创建[国家级高新技术产业开发区|Title]。",
        "{星河开发区|Zone}跻身[全省开发区综合考评前十|Title]。",
        "获评[中国绿色发展百佳示范县市|Title]，被评为“[营商环境最优园区|Title]”。",
        "获批全国首个[“小城办大事”创新示范区|Title]。",
        "去年又获[国务院督查激励|Title]、[省级“先进招商机构奖”|Title]。",
        "{云帆电气|Company}去年获得[省级专精特新“小巨人”|Title]称号。",
        "{云帆电气|Company}荣登[2022年星河百强企业榜单|Title]。",
        "先后获得[国家级众创空间考评优秀（A类）|Title]佳绩。",
        "获得“[全国科技进步先进县（区）|Title]”“[国家园林县城|Title]”等荣誉称号。",
        "省厅授予{云帆电气|Company}“[省级出口名牌|Title]”称号。",
        "作为“[中国刀剪之都|Title]”，当地产业链完善。",
        "[国家级单项冠军|Title]、[专精特新小巨人企业|Title]上市即获补贴。",
        "{星河市|Region}入选[国家第三批双创示范基地|Title]，被授予“[全国民族团结进步示范单位|Title]”。",
        "再次彰显作为[省域副中心城市|Title]的实力。",
        "{星河市|Region}获批开展[国家知识产权强市建设试点|Title]，正在申报[国家骨干冷链物流基地|Title]。",
        "荣获[全国五一劳动奖章|Title]的职工来到车间，在2022年度[全国综合实力百强县市|Title]中排名第二。",
    ),
}

DECOYS = {
    Kind.PROJECT: (
        "商务局推出“午间课堂”“一件事”清单，推出“双园通”跨境融资产品，卡脖子技术攻关“花落”十家单位，再添“国字号”名片。",
        "“最后一公里”指火箭出厂后的路，家里的“老虎”打了三个球，G1001次列车开出，获“纳税大户”称号。",
        "研究院拥有一条6英寸碳化硅产线，工人改造生产线，企业扩能提标意愿强，A00级样车跑完路测。",
        "这是该市引进的第4个百亿元级项目，距离二期投产不过百日。",
        "全市实施重点项目300个，其中产业项目占70%，该项目占地200亩。",
        "一期工程年初投产；整个项目建成后，年产值70亿元。",
        "一批项目落地，48个重大项目集中开工，科技计划项目陆续启动。",
        "全市老旧小区改造、供热管网改造等民生工程项目全部开工。",
        "诚聘项目经理3名，要求三年以上工程管理经验。",
        "受台风影响，部分列车停运，机场取消航班120班。",
        "市住建局加强工程质量管理，完善项目审批流程。",
        "当地对海上风电项目的支持力度很大。",
        "染料中间体、涂料助剂、电子化学品等项目38个。",
        "从绿皮车到高铁，从土坯房到楼房，变化很大。",
        "要形成“一把手”工程，紧盯“高精尖”项目。",
        "{云帆科技|Company}推出三款新药，研发的材料很多，推出新系统。",
        "年内新建一批项目，筹备工作就绪，推出便民平台。",
        "公司最近一期经审计净资产增长，打造世界级产业基地。",
        "去年底建成，今年7月一期投产，{云帆科技|Company}分标段施工，新建航站楼1.2万平方米。",
        "工人在车间里忙，{云帆科技|Company}的车间主任说，生产线满产，{北斗集团|Company}的工厂开工。",
    ),
    Kind.INDUSTRY: (
        "全镇靠一条路吃饭，老街以热闹闻名，信任是家底，他把心思都花在孩子身上，做好打硬仗的准备。",
        "旅游收入23亿元，茶叶产量3.9万吨，服装出口6730万美元，居民收入增长7%，水泥产量下降。",
        "服务业增加值占八成，通用设备制造业增长9.2%，当地盯着黄点的人更多，方向是对的。",
        "引来甲公司、乙公司等上下游企业52家，甲厂、乙厂等重点企业30家，甲店、乙店等龙头企业5家。",
        "全国最大的单体项目基地开工，以诚信起家的人，其中重点类项目13个，汽车产业产值增长14.2%。",
        "“党建、服务、安全”三个中心建在园区，“一把椅子、一片叶子”两个故事传遍产业园。",
        "此次开工的项目涵盖先进制造业、新材料、数字经济等多个领域。",
        "以集成电路产业为例，我们可以看到企业分布。",
        "园区集聚中小企业300家，外资企业40家，全市新登记企业2130家，共有上市公司6家，高新技术企业58家。",
        "这里是客商云集之地，成为全国最大的示范基地，不断提升首府产业能级，是经济大省、人口大县。",
        "他买了“苹果”“香蕉”和“梨”，把“担当”“实干”写在脸上。",
        "医药制造业增长44.6%，高技术制造业增加值增长28.1%。",
        "主导产业突出，传统产业升级，新兴产业集聚，未来产业起步。",
        "《智能网联汽车产业发展报告》在会上发布。",
        "质量是生命线、产业是压舱石、人才是源头水。",
        "围绕企业需求加快服务，聚焦民生问题和项目建设，从事教育工作。",
        "就业和教育是群众最关心的，人工智能、大数据成为热词。",
        "市民在药店买药，他家的汽车坏了。",
        "房地产业绩下滑，企业参加人工智能大会。",
    ),
    Kind.POLICY: (
        "据《方案》，到2025年产值翻番。",
        "相关情况被《新闻联播》报道，《星河日报》刊发长篇通讯。",
        "构建“1+N”政策制度体系，出台一系列政策措施。",
        "公司发布《关于公司诉讼事项的公告》和《白皮书》。",
        "打通了18条数据链路，工作计划已经制定，纳入国家“十四五”规划。",
        "{明月市|Region}随后出台了配套的实施细则，印发一系列行动方案，发布关于停水的公告。",
    ),
    Kind.GATHERING: (
        "2011年我去德国看展，第一届会员会改选，第三届周末市集上人不少，第二届董事会开会。",
        "江边推出“代邮寄”活动，方便群众。",
        "会议强调，要抓好落实，大会取得圆满成功。",
        "公司召开第三届董事会第十九次会议和2019年第一次临时股东大会。",
        "银行推出信用卡优惠活动，开展“创新突破年”活动。",
        "国务院新闻办公室举行新闻发布会，介绍有关情况。",
        "示范基地揭牌仪式举行，本届博览会秉承节俭办展。",
        "记者在国际会展中心采访，在科学城会议中心等候。",
        "本届博览会设分论坛，本次世界级展览会备受关注。",
    ),
    Kind.TITLE: (
        "多地同时入围县域榜单，星河获批创新平台12个，城市口碑最佳。",
        "进出口总额在全国排名第一，增速位居全省前列。",
        "获批设立跨境电商综合试验区，获批建设二期。",
        "将双创建设作为“龙头工程”，成为稳增长的重要因素。",
        "培育瞪羚企业30家，认定高新技术企业80家。",
        "新增省级“专精特新”企业146家。",
    ),
}


def read_marked(marked: str) -> tuple[Scan, tuple[Mention, ...], list[tuple[str, str]]]:
    """The scan of a marked sentence, the names known before, and what must be found."""
    text, names, wanted, at = "", [], [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        form = match["text"] or match["known"]
        span = Span(len(text), len(text) + len(form))
        text += form
        if match["known"]:
            names.append(Mention(span, form, Kind(match["known_kind"]), "test"))
        else:
            wanted.append((match["kind"], form))
    text += marked[at:]
    article = Article("test", 0, "", text, OffsetMap((0,), (0,)), (Paragraph(Span(0, len(text))),))
    sentence = Sentence(article, 0, 0, Span(0, len(text)))
    return scan_article(article, (sentence,), load_lexicon()), tuple(names), wanted


def _find(kind: Kind, marked: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    scan, names, wanted = read_marked(marked)
    found = FINDERS[kind](scan, names)
    assert all(m.text == scan.text[m.span.start : m.span.stop] and m.kind is kind for m in found)
    return [(m.kind.value, m.text) for m in sorted(found, key=lambda m: m.span)], wanted


@pytest.mark.parametrize(("kind", "marked"), [(kind, s) for kind, rows in EXAMPLES.items() for s in rows])
def test_finds_exactly_what_is_marked(kind: Kind, marked: str) -> None:
    found, wanted = _find(kind, marked)
    assert found == wanted


@pytest.mark.parametrize(("kind", "marked"), [(kind, s) for kind, rows in DECOYS.items() for s in rows])
def test_finds_nothing_in_decoys(kind: Kind, marked: str) -> None:
    found, _ = _find(kind, marked)
    assert found == []


def test_short_form_of_a_project_is_found_again() -> None:
    marked = "签约落户了{北斗集团|Company}创新业务总部等项目。北斗集团拟建设其创新业务总部，开展研发。"
    found, _ = _find(Kind.PROJECT, marked)
    assert found == [("Project", "北斗集团创新业务总部"), ("Project", "创新业务总部")]


def test_owner_inside_a_name_is_inner() -> None:
    scan, names, _ = read_marked("签约落户了{北斗集团|Company}创新业务总部等5个项目。")
    (project,) = find_projects(scan, names)
    assert [m.text for m in project.inner] == ["北斗集团"]


@pytest.mark.parametrize("unit", ["推进星明铁路、", "生物医药产业", "获评国家级“", "第一届大会和", "等项目"])
def test_finders_are_linear(unit: str) -> None:
    """No more names are read per character in a text twice as long; a quadratic walk would not end in time."""
    scan, _, _ = read_marked((unit * 4000)[:20000])
    for finder in FINDERS.values():
        finder(scan, ())


def _tables() -> list[Path]:
    prefixes = ("phrase_", "project_", "industry_", "policy_", "gathering_", "title_")
    folders = [_ROOT / "seeds" / "cues", _ROOT / "seeds" / "names"]
    found = [p for folder in folders for p in sorted(folder.glob("*.tsv")) if p.name.startswith(prefixes)]
    return [*found, _ROOT / "seeds" / "gazetteer" / "industries.tsv"]


@pytest.mark.parametrize("path", _tables(), ids=lambda p: p.stem)
def test_tables_are_sorted_and_normal(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text == unicodedata.normalize("NFC", text), f"{path.name}: not NFC"
    lines = text.splitlines()
    assert lines[0].startswith("# source: ") and "licence: " in lines[0], f"{path.name}: the first line names no source"
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert rows[0][0] == "form"
    forms = [row[0] for row in rows[1:]]
    assert forms == sorted(set(forms)), f"{path.name}: forms unsorted or twice"
    assert all(len(row) == len(rows[0]) for row in rows)


def _normalize(name: str) -> str:
    return re.sub(r"[\s“”\"'‘’《》「」『』·・•()（）\[\]【】]+", "", unicodedata.normalize("NFKC", name)).casefold()


def test_gold_pages() -> None:
    """Precision and recall of the five kinds on the gold pages, names as the other finders give them."""
    if not (_SHARED / "gold").is_dir():
        pytest.skip(reason="../shared/gold is absent: the gold figures are not checked here")
    from kg.articles import find_articles
    from kg.mentions import find_names
    from kg.reading import read_documents
    from kg.sentences import split_sentences

    right = wrong = missed = 0
    for path in sorted((_SHARED / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        wanted = {
            (e["type"], frozenset(map(_normalize, [e["name"], *e.get("aliases", [])])))
            for article in gold["articles"]
            for e in article["entities"]
            if e["type"] in FINDERS
        }
        found = set()
        for document in read_documents([_SHARED / "seeds" / gold["doc"]]):
            for article in find_articles(document):
                scan = scan_article(article, split_sentences(article), load_lexicon())
                names = find_names(scan)
                found |= {(m.kind.value, _normalize(m.text)) for f in FINDERS.values() for m in f(scan, names)}
        hits = {(kind, name) for kind, name in found if any(kind == k and name in forms for k, forms in wanted)}
        wrong += len(found - hits)
        met = {(k, forms) for k, forms in wanted if any((k, name) in hits for name in forms)}
        right, missed = right + len(met), missed + len(wanted - met)
    assert right / (right + wrong) >= 0.9, f"{wrong} wrong against {right} right"
    assert right / (right + missed) >= 0.85, f"{missed} missed against {right} found"
