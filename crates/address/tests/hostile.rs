//! No input makes the parser panic, lie about its spans, or take more than linear time.

mod clock;
mod fuzz;

#[test]
fn a_hundred_thousand_inputs() {
    let mut fuzzer = fuzz::Fuzzer::new(20_261_122);
    for _ in 0..100_000 {
        fuzz::check(&fuzzer.text());
    }
}

#[test]
fn a_megabyte_of_anything() {
    for unit in [
        "啊",
        "1",
        "北京",
        "[(",
        "<script>",
        "浙江省抗州市",
        " ",
        "鼓楼区",
        "收件人：",
        "转1",
        "\u{200b}",
        "改成",
        "1 3 8 ",
        "&",
        "张三，",
    ] {
        fuzz::check(&unit.repeat((1 << 20) / unit.len()));
    }
}

#[test]
fn time_is_linear() {
    let message = "麻烦改到浙江杭州西湖区文三路478号华星时代广场A座1203 张三 13800138000-1234 谢谢亲，";
    let time = |copies: usize| {
        let text = message.repeat(copies);
        (0..5)
            .map(|_| {
                let start = clock::seconds();
                std::hint::black_box(gaidao_address::parse(&text));
                clock::seconds() - start
            })
            .fold(f64::INFINITY, f64::min)
    };
    let (small, large) = (time(250), time(4_000));
    // Sixteen times the text: quadratic time would be 256 times as long.
    assert!(large < small * 80.0, "{small} s for 250 copies, {large} s for 4,000");
}
