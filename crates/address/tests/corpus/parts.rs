//! Names, numbers and details at random, in many styles.

use super::rng::Rng;

const FAMILY: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
const RARE: &str =
    "洪季甘祝包宁尚符舒阮柯纪梅童凌毕单裴霍涂成苗谷曲盛冉翁蓝骆路游辛靳管柴蒙鲍华喻祁房滕屈饶解牟艾尤";
const COMPOUND: [&str; 8] = ["欧阳", "上官", "诸葛", "司马", "皇甫", "令狐", "慕容", "夏侯"];
const GIVEN: &str = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀英霞平刚桂华玉兰文博子涵雨桐浩宇欣怡梓轩思远晨曦嘉琪佳慧建国志强海燕红梅春生立新小龙大鹏晓东婷婷丹丹莉莉倩雪峰斌鑫宁鹏飞凯琳琳俊杰梦瑶可馨语嫣天宇一诺若曦振华卫东爱民永康泽民长江";
const TITLE: [&str; 10] = ["先生", "女士", "小姐", "老师", "阿姨", "经理", "师傅", "医生", "总", "姐"];
const NICK: [&str; 14] = [
    "阿杰",
    "小美",
    "阿强",
    "老李",
    "小王",
    "Lily",
    "Tom",
    "Jack",
    "Kevin",
    "Amy",
    "糖糖",
    "豆豆",
    "小鱼儿",
    "Cindy",
];
const MINORITY: [&str; 10] = [
    "买买提·吐尔逊",
    "阿依古丽·艾合买提",
    "扎西次仁",
    "古丽娜尔",
    "斯琴高娃",
    "阿不都热合曼·吐尔地",
    "巴图尔",
    "次仁卓玛",
    "迪丽努尔·艾山",
    "玛依拉·木拉提",
];
const PLACELIKE: [&str; 18] = [
    "高阳", "建德", "新民", "文成", "方正", "江山", "吉安", "文山", "安康", "海宁", "东阳", "永康", "武宁",
    "张北", "金山", "宝丰", "平安", "乐平",
];

const ROAD: [&str; 60] = [
    "人民", "中山", "解放", "建设", "和平", "胜利", "文化", "新华", "青年", "光明", "迎宾", "滨江", "工农",
    "振兴", "长江", "黄河", "珠江", "昆仑", "天山", "泰山", "北京", "上海", "南京", "广州", "武汉", "成都",
    "西安", "天津", "重庆", "杭州", "桃园", "育才", "科技", "创新", "金融", "商务", "翠竹", "银杏", "梧桐",
    "凤凰", "龙腾", "富强", "民主", "团结", "友好", "健康", "学院", "大学", "师范", "车站", "环城", "滨海",
    "沿江", "玉兰", "牡丹", "朝阳", "向阳", "东风", "红旗", "前进",
];
const KIND: [&str; 14] =
    ["路", "路", "路", "街", "大道", "东路", "西路", "南路", "北路", "中路", "大街", "一路", "三路", "二街"];
const ESTATE: [&str; 44] = [
    "万达广场",
    "保利花园",
    "碧桂园",
    "恒大名都",
    "绿地世纪城",
    "金色家园",
    "阳光小区",
    "水岸花城",
    "锦绣花园",
    "幸福里",
    "东方明珠",
    "翡翠湾",
    "中央公园",
    "香榭丽舍",
    "御景苑",
    "书香门第",
    "盛世豪庭",
    "国际大厦",
    "财富中心",
    "世贸大厦",
    "软件园",
    "科技园",
    "创业园",
    "电子商务产业园",
    "物流园",
    "汽车城",
    "建材市场",
    "服装批发市场",
    "人民医院",
    "第一中学",
    "实验小学",
    "理工大学",
    "职业技术学院",
    "碧水云天",
    "龙湖天街",
    "万科城",
    "融创壹号院",
    "华润橡树湾",
    "中海国际社区",
    "招商雍景湾",
    "时代广场",
    "银泰城",
    "天鹅湖",
    "星河湾",
];
const SPOT: [&str; 10] = [
    "南门菜鸟驿站",
    "北门门卫室",
    "物业中心",
    "传达室",
    "西门丰巢柜",
    "一楼大厅",
    "前台",
    "快递超市",
    "东门",
    "对面便利店",
];
const VILLAGE: [&str; 12] =
    ["李家", "王家庄", "红旗", "向阳", "新民", "东风", "小河", "石桥", "大湾", "上塘", "杨柳", "前进"];

pub fn name(r: &mut Rng) -> String {
    let chars = |s: &str| s.chars().collect::<Vec<char>>();
    let (family, rare, given) = (chars(FAMILY), chars(RARE), chars(GIVEN));
    let mut out = String::new();
    match r.below(100) {
        0..=62 => {
            out.push(*r.item(&family));
            (0..r.range(1, 2)).for_each(|_| out.push(*r.item(&given)));
        }
        63..=70 => {
            out.push(*r.item(&rare));
            (0..r.range(1, 2)).for_each(|_| out.push(*r.item(&given)));
        }
        71..=78 => {
            out.push_str(r.pick(&COMPOUND));
            (0..r.range(1, 2)).for_each(|_| out.push(*r.item(&given)));
        }
        79..=87 => {
            out.push(*r.item(&family));
            out.push_str(r.pick(&TITLE));
        }
        88..=92 => out.push_str(r.pick(&NICK)),
        93..=95 => out.push_str(r.pick(&MINORITY)),
        _ => out.push_str(r.pick(&PLACELIKE)),
    }
    out
}

/// A name that may touch its neighbours: a common family name and one or two characters.
pub fn plain_name(r: &mut Rng) -> String {
    let family: Vec<char> = FAMILY.chars().collect();
    let given: Vec<char> = "伟芳娜敏静丽强磊军勇艳杰娟涛超霞刚婷倩斌鑫鹏琳俊慧燕".chars().collect();
    let mut out = String::new();
    if r.chance(12) {
        out.push_str(r.pick(&COMPOUND))
    } else {
        out.push(*r.item(&family))
    }
    (0..r.range(1, 2)).for_each(|_| out.push(*r.item(&given)));
    out
}

/// As written, and the digits and extension that are meant.
pub struct Number {
    pub text: String,
    pub mobile: String,
    pub ext: Option<String>,
}

fn digits(r: &mut Rng, n: usize) -> String {
    (0..n).map(|_| char::from(b'0' + r.below(10) as u8)).collect()
}

pub fn mobile(r: &mut Rng) -> String {
    format!("1{}{}", r.range(3, 9), digits(r, 9))
}

pub fn number(r: &mut Rng) -> Number {
    let m = mobile(r);
    let split = |a: usize, b: usize, sep: &str| format!("{}{sep}{}{sep}{}", &m[..a], &m[a..b], &m[b..]);
    let four = digits(r, 4);
    let plain = |text: String| Number { text, mobile: m.clone(), ext: None };
    let with = |text: String| Number { text, mobile: m.clone(), ext: Some(four.clone()) };
    match r.below(34) {
        0..=11 => plain(m.clone()),
        12 => plain(split(3, 7, " ")),
        13 => plain(split(3, 7, "-")),
        14 => plain(format!("+86{m}")),
        15 => plain(format!("+86 {}", split(3, 7, " "))),
        16 => plain(format!("86-{m}")),
        17 => plain(format!("(+86){m}")),
        18 => plain(format!("0086{m}")),
        19 => plain(m.chars().map(String::from).collect::<Vec<_>>().join(" ")),
        20 => with(format!("{m}-{four}")),
        21 => with(format!("{m}转{four}")),
        22 => with(format!("{m}[{four}]")),
        23 => with(format!("{m}（转{four}）")),
        24 => with(format!("{m} 分机{four}")),
        25 => with(format!("{m},分机号：{four}")),
        26 => with(format!("{m}【{four}】")),
        27 => with(format!("{m} 转 {four}")),
        28 => with(format!("{m}#{four}")),
        29 => with(format!("{m} ext.{four}")),
        30 => {
            let (area, rest) = (*r.item(&["0571", "0755", "0591", "0312"]), digits(r, 7));
            let full = format!("8{rest}");
            Number { text: format!("{area}-{full}"), mobile: format!("{area}{full}"), ext: None }
        }
        31 => {
            let (area, rest) = (*r.item(&["010", "021", "028", "020"]), digits(r, 7));
            let full = format!("6{rest}");
            Number { text: format!("({area}){full}"), mobile: format!("{area}{full}"), ext: None }
        }
        32 => {
            let rest = digits(r, 7);
            Number {
                text: format!("0571-8{rest}-801"),
                mobile: format!("05718{rest}"),
                ext: Some("801".into()),
            }
        }
        _ => {
            let d = digits(r, 6);
            Number { text: format!("400-{}-{}9", &d[..3], &d[3..]), mobile: format!("400{d}9"), ext: None }
        }
    }
}

fn room(r: &mut Rng) -> String {
    let (b, u, f, n) = (r.range(1, 38), r.range(1, 4), r.range(1, 32), r.range(1, 6));
    match r.below(16) {
        0 => format!("{b}号楼{u}单元{f}0{n}室"),
        1 => format!("{b}栋{f}0{n}"),
        2 => format!("{b}幢{u}单元{f}0{n}室"),
        3 => format!("{b}-{u}-{f}0{n}"),
        4 => format!("{}座{f}0{n}", r.pick(&["A", "B", "C", "D"])),
        5 => format!("{}栋{f}楼{n}号", r.pick(&["A", "B", "C"])),
        6 => format!("{b}号楼{f}层"),
        7 => format!("{b}#{f}0{n}"),
        8 => format!("{}期{b}栋{u}单元{f}0{n}", r.pick(&["一", "二", "三"])),
        9 => format!("{b}号楼{f}F"),
        10 => format!("{}区{b}栋{f}0{n}室", r.pick(&["东", "西", "南", "北"])),
        11 => format!("{}号楼{}单元{f}0{n}", r.pick(&["三", "五", "十二"]), r.pick(&["一", "二"])),
        12 => format!("{b}号院{u}号楼{f}0{n}"),
        13 => format!("商铺{b}号"),
        14 => format!("{}单元{f}0{n}室", r.pick(&["甲", "乙", "1", "2"])),
        _ => format!("{f}楼{f}0{n}室"),
    }
}

pub fn road(r: &mut Rng) -> String {
    format!("{}{}", r.pick(&ROAD), r.pick(&KIND))
}

const ROAD_FRESH: [&str; 40] = [
    "海滨",
    "学士",
    "宝安",
    "芳华",
    "兴国",
    "九龙",
    "白鹭",
    "望湖",
    "创业",
    "新城",
    "鼓楼",
    "钟楼",
    "天桥",
    "江北",
    "东湖",
    "西山",
    "南岭",
    "北辰",
    "莲花",
    "石榴",
    "云龙",
    "锦城",
    "春熙",
    "盐市",
    "马连道",
    "五四",
    "八一",
    "三八",
    "五一",
    "七星",
    "福州",
    "厦门",
    "温州",
    "苏州",
    "延安",
    "遵义",
    "井冈山",
    "长白山",
    "松花江",
    "嘉陵江",
];
const ESTATE_FRESH: [&str; 40] = [
    "红星美凯龙",
    "居然之家",
    "吾悦广场",
    "大润发",
    "永辉超市",
    "海尔工业园",
    "中关村科技园",
    "阳光100",
    "和平饭店",
    "如家酒店",
    "汉庭酒店",
    "市民中心",
    "政务服务中心",
    "妇幼保健院",
    "中医院",
    "师范附小",
    "外国语学校",
    "农业大学南校区",
    "铁路局家属院",
    "纺织厂宿舍",
    "老干部活动中心",
    "绿城玫瑰园",
    "金地格林",
    "雅居乐",
    "世茂滨江",
    "远洋公馆",
    "首开国风",
    "檀香府",
    "云锦东方",
    "江南里",
    "桃李春风",
    "滨江一号",
    "城市之光",
    "领秀城",
    "鲁能",
    "麓山国际",
    "南湖壹号",
    "北大资源",
    "西溪诚园",
    "东海闲湖城",
];
const SPOT_FRESH: [&str; 8] =
    ["京东自提点", "3号门岗", "B1层超市", "二楼服务台", "美团优选站点", "妈妈驿站", "丰巢柜旁", "对面小卖部"];

fn detail_fresh(r: &mut Rng) -> String {
    let (road, estate) = (format!("{}{}", r.pick(&ROAD_FRESH), r.pick(&KIND)), *r.item(&ESTATE_FRESH));
    let (a, b, c) = (r.range(1, 400), r.range(1, 30), r.range(101, 2806));
    match r.below(14) {
        0 => format!("{road}{a}号"),
        1 => format!("{road}{a}-{b}号"),
        2 => format!("{road}{a}号{estate}{b}幢{c}"),
        3 => format!("{estate}{b}栋{c}室"),
        4 => format!("{road}与{}交汇处{estate}", self::road(r)),
        5 => format!("{estate}{}", r.pick(&SPOT_FRESH)),
        6 => format!("{}村{}屯{b}号", r.pick(&VILLAGE), r.pick(&["前", "后", "东", "西"])),
        7 => format!("{road}{a}号附{b}号"),
        8 => format!("{road}{a}号{estate}T{}栋{c}", r.range(1, 6)),
        9 => format!("{estate}{}期{b}-{}-{c}", r.range(1, 4), r.range(1, 3)),
        10 => format!("{}村委会", r.pick(&VILLAGE)),
        11 => format!("{road}{a}弄{b}支弄{}号{c}室", r.range(1, 60)),
        12 => format!("{estate}{}座{}层{c}", r.pick(&["东", "西", "甲", "南"]), r.range(1, 30)),
        _ => format!("{road}{a}号{b}号楼底商"),
    }
}

/// A road with a number, or a village with one: it starts with nothing that could be a division or a name.
pub fn detail(r: &mut Rng, fresh: bool) -> String {
    if fresh {
        return detail_fresh(r);
    }
    match r.below(12) {
        0 | 1 => format!("{}{}号", road(r), r.range(1, 999)),
        2 | 3 => format!("{}{}号{}", road(r), r.range(1, 999), r.pick(&ESTATE)),
        4..=6 => format!("{}{}号{}{}", road(r), r.range(1, 999), r.pick(&ESTATE), room(r)),
        7 => format!("{}{}", r.pick(&ESTATE), room(r)),
        8 => format!("{}{}", r.pick(&ESTATE), r.pick(&SPOT)),
        9 => format!("{}村{}组{}号", r.pick(&VILLAGE), r.range(1, 12), r.range(1, 120)),
        10 => format!("{}与{}交叉口{}", road(r), road(r), r.pick(&ESTATE)),
        _ => format!("{}{}弄{}号{}室", road(r), r.range(10, 900), r.range(1, 60), r.range(101, 2306)),
    }
}
