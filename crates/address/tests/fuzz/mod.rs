//! Hostile and half-sensible input at random: pieces of messages, cut, mixed, repeated, with bytes between.
#![allow(
    dead_code,
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "support of tests and of the bench"
)]

pub struct Fuzzer(u64);

const PIECES: &[&str] = &[
    "浙江",
    "浙江省",
    "杭州市",
    "西湖区",
    "鼓楼区",
    "朝阳",
    "吉林",
    "长春",
    "市辖区",
    "县",
    "重庆市",
    "东莞",
    "长安镇",
    "中山街道",
    "城区",
    "新疆维吾尔自治区",
    "黔东南苗族同族自治州",
    "抗州市",
    "济南市中区",
    "巢湖市",
    "莱芜市",
    "文三路478号",
    "A座1203",
    "3-2-501",
    "12#",
    "嘉陵江中路",
    "国际大厦",
    "村委会",
    "张三",
    "欧阳娜娜",
    "买买提·吐尔逊",
    "Lily",
    "王女士",
    "收",
    "（收）",
    "13800138000",
    "+86 138-0013-8000",
    "1 3 8 0 0 1 3 8 0 0 0",
    "0571-88001234",
    "(0571)",
    "400-123-4567",
    "转1234",
    "[4821]",
    "-0001",
    "#",
    "分机",
    "ext.",
    "收件人：",
    "电话",
    "地址:",
    "详细地址",
    "备注：",
    "原地址",
    "改成",
    "不要寄",
    "新的",
    "旧：",
    "或者",
    "从",
    "到",
    "→",
    "=>",
    "写错了",
    "谢谢亲",
    "麻烦",
    "放门口",
    "亲",
    "订单号",
    "<script>",
    "</script>",
    "<p>",
    "</",
    "&nbsp;",
    "&#x4e2d;",
    "https://a.b/c?d=1",
    "\\n",
    "\n",
    "\r\n",
    "\t",
    " ",
    "\u{3000}",
    "，",
    "。",
    "；",
    ":",
    "/",
    "|",
    "(",
    "】",
    "\u{200b}",
    "\u{202e}",
    "\u{feff}",
    "\0",
    "😀",
    "❤️",
    "𠮷",
    "廣東省",
];

impl Fuzzer {
    pub fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    fn next(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 20) as usize % n
    }

    pub fn text(&mut self) -> String {
        let mut out = String::new();
        let count = match self.next(100) {
            0 => 400,
            1..=9 => 40,
            _ => 14,
        };
        for _ in 0..self.next(count) {
            match self.next(16) {
                0 => out.push(char::from_u32(self.next(0x11_0000) as u32).unwrap_or('\u{fffd}')),
                1 => out.push(char::from_u32(0x4e00 + self.next(0x5000) as u32).unwrap()),
                2 => out.push(char::from(self.next(128) as u8)),
                3 => (0..self.next(20)).for_each(|_| out.push(char::from(b'0' + (self.0 % 10) as u8))),
                4 => {
                    let unit = PIECES[self.next(PIECES.len())];
                    out.push_str(&unit.repeat(self.next(6)));
                }
                5 => {
                    out.pop();
                }
                _ => out.push_str(PIECES[self.next(PIECES.len())]),
            }
        }
        out
    }
}

/// What must hold for every answer, whatever the text is.
pub fn check(text: &str) {
    let p = gaidao_address::parse(text);
    let whole = p.adcode.as_deref().is_some_and(|a| ["441900", "442000", "460400", "620200"].contains(&a));
    if p.verdict == gaidao_address::Verdict::Ok {
        assert!(p.detail.as_ref().is_some_and(|d| !d.is_empty()), "ok without a detail: {text:?}");
        assert!(p.province.is_some() && (p.district.is_some() || whole), "ok without a county: {text:?}");
    }
    if let Some(code) = &p.adcode {
        let known = gaidao_address::division(code).unwrap_or_else(|| panic!("no such code {code}: {text:?}"));
        let names = [&p.province, &p.city, &p.district];
        assert!(names.iter().any(|n| n.as_ref() == Some(&known.name)), "{code} is not {names:?}: {text:?}");
    }
    for span in &p.spans {
        assert!(text.get(span.start..span.end).is_some(), "a span is no part of the text: {text:?}");
    }
    if let Some(mobile) = &p.mobile {
        assert!(mobile.bytes().all(|b| b.is_ascii_digit() || b == b'-'), "{mobile}: {text:?}");
    }
}
