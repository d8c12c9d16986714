//! Pickers, regions in parts, differences and keys.

use gaidao_address::{
    Distance, Part, Parts, RegionError, Verdict, diff, distance, division, divisions, parse, place_key,
    resolve_region,
};

fn parts(province: &str, city: &str, district: &str, detail: &str) -> Parts {
    let some = |s: &str| (!s.is_empty()).then(|| s.to_owned());
    Parts {
        province: some(province),
        city: some(city),
        district: some(district),
        detail: some(detail),
        ..Parts::default()
    }
}

#[test]
fn pickers_reach_every_county_and_street() {
    let mut levels = [0; 5];
    let mut queue: Vec<_> = divisions(None);
    while let Some(d) = queue.pop() {
        levels[usize::from(d.level)] += 1;
        let below = divisions(Some(&d.adcode));
        assert_eq!(d.has_children, !below.is_empty(), "{d:?}");
        assert!(below.iter().all(|b| b.level > d.level), "{d:?}");
        assert_eq!(division(&d.adcode), Some(d));
        queue.extend(below);
    }
    // 34 provinces; 342 nodes less 5 that exist only in the coding; 2,849 counties and the 129 zones with a code.
    assert_eq!(levels[1..4], [34, 337, 2849 + 129]);
    assert!(levels[4] > 41_000, "{levels:?}");
    assert_eq!(divisions(Some("999999")), []);
    assert_eq!(division("330106").unwrap().name, "西湖区");
    let street = &divisions(Some("330106"))[0];
    assert_eq!((division(&street.adcode).as_ref(), street.level, street.adcode.len()), (Some(street), 4, 9));
}

#[test]
fn regions_in_parts() {
    let check = |p: &str, c: &str, d: &str, want: Result<&str, RegionError>| {
        let got = resolve_region(p, Some(c), Some(d)).map(|r| r.adcode.unwrap());
        assert_eq!(got, want.map(str::to_owned), "{p} {c} {d}");
    };
    check("浙江省", "杭州市", "西湖区", Ok("330106"));
    check("浙江", "杭州", "西湖", Ok("330106"));
    check("上海市", "", "浦东新区", Ok("310115"));
    check("上海市", "市辖区", "浦东新区", Ok("310115"));
    check("上海市", "上海市", "浦东新区", Ok("310115"));
    check("重庆市", "重庆市", "丰都县", Ok("500230"));
    check("湖北省", "", "天门市", Ok("429006"));
    check("湖北省", "天门市", "", Ok("429006"));
    check("湖北省", "天门市", "天门市", Ok("429006"));
    check("广东省", "东莞市", "", Ok("441900"));
    check("广东省", "东莞市", "长安镇", Ok("441900"));
    check("浙江省", "杭州市", "下城区", Ok("330105"));
    check("江苏省", "", "鼓楼区", Err(RegionError::Ambiguous));
    check("浙江省", "南京市", "玄武区", Err(RegionError::UnknownCity));
    check("浙江省", "杭州市", "玄武区", Err(RegionError::UnknownDistrict));
    check("浙江省", "杭州市", "", Err(RegionError::DistrictMissing));
    check("火星", "杭州市", "西湖区", Err(RegionError::UnknownProvince));
}

#[test]
fn distances() {
    let at = parts("浙江省", "杭州市", "西湖区", "文三路1号");
    for (other, want) in [
        (parts("浙江", "杭州", "西湖", "龙井路2号"), Distance::SameDistrict),
        (parts("浙江省", "杭州市", "滨江区", "江南大道1号"), Distance::SameCity),
        (parts("浙江省", "宁波市", "江北区", "江南大道1号"), Distance::SameProvince),
        (parts("江苏省", "南京市", "玄武区", "珠江路1号"), Distance::CrossProvince),
        (parts("江苏省", "", "鼓楼区", "珠江路1号"), Distance::Unknown),
    ] {
        assert_eq!(distance(&at, &other), want, "{other:?}");
    }
    let direct = |d: &str| parts("湖北省", "", d, "1号");
    assert_eq!(distance(&direct("天门市"), &direct("仙桃市")), Distance::SameProvince);
}

#[test]
fn differences() {
    let old = Parts {
        name: Some("张三".into()),
        phone: Some("13800138000".into()),
        ..parts("浙江省", "杭州市", "西湖区", "文三路478号")
    };
    let same = Parts {
        phone: Some("+86 138-0013-8000".into()),
        ..parts("浙江", "杭州", "西湖", "文三路４７８號")
    };
    assert_eq!(diff(&old, &same).changed, []);
    let moved = Parts {
        phone: Some("13900139000".into()),
        ..parts("浙江省", "杭州市", "滨江区", "江南大道588号")
    };
    let d = diff(&old, &moved);
    assert_eq!(d.changed, [Part::Phone, Part::District, Part::Detail]);
    assert_eq!(d.distance, Distance::SameCity);
    assert_eq!(
        diff(&old, &Parts { detail: Some("文三路480号".into()), ..old.clone() }).changed,
        [Part::Detail]
    );
}

#[test]
fn keys() {
    let key = |text: &str| place_key(&Parts::from(parse(text)));
    let one = key("浙江省杭州市西湖区文三路478号3号楼2单元501室 张三 13800138000");
    for other in [
        "李四 13900139000 浙江杭州西湖文三路４７８號三号楼二单元５０１",
        "杭州市西湖区文三路478号 3栋2单元501室",
        "浙江省杭州市西湖区文三路478号3幢2-501",
    ] {
        assert_eq!(key(other), one, "{other}");
    }
    for other in
        ["浙江省杭州市西湖区文三路478号3号楼2单元502室", "浙江省杭州市滨江区文三路478号3号楼2单元501室"]
    {
        assert_ne!(key(other), one, "{other}");
    }
}

#[test]
fn never_a_silent_guess() {
    let check = |text: &str, verdict: Verdict, candidates: usize| {
        let p = parse(text);
        assert_eq!((p.verdict, p.candidates.len()), (verdict, candidates), "{text}: {p:?}");
    };
    check("鼓楼区中山路1号", Verdict::Ambiguous, 4);
    check("鼓楼区", Verdict::Ambiguous, 4);
    check("长春朝阳区人民大街1号", Verdict::Ok, 0);
    check("朝阳区人民大街1号", Verdict::Ambiguous, 2);
    check("鼓楼区湖南路街道湖南路1号", Verdict::Ok, 0);
    check("浙江省南京市玄武区珠江路1号", Verdict::Ambiguous, 2);
    check("嘉陵江路1号", Verdict::Incomplete, 0);
    check("", Verdict::Incomplete, 0);
}

#[test]
fn spans_point_into_the_source() {
    let text = "麻烦改到浙江杭州西湖区文三路478号 张三 138-0013-8000转1234 谢谢亲";
    let p = parse(text);
    let said: Vec<&str> = p.spans.iter().map(|s| &text[s.start..s.end]).collect();
    for part in ["浙江杭州西湖区", "文三路478号", "张三", "138-0013-8000"] {
        assert!(said.contains(&part), "{part} in {said:?}");
    }
    let json = serde_json::to_value(&p).unwrap();
    assert_eq!(json["verdict"], "ok");
    assert_eq!(serde_json::from_value::<gaidao_address::Parsed>(json).unwrap(), p);
}
