#[global_allocator] static A: mimalloc::MiMalloc = mimalloc::MiMalloc;
fn main(){ for _ in 0..3_000_000 { std::hint::black_box(gaidao_address::parse(std::hint::black_box("浙江省杭州市西湖区翠苑街道文三路478号华星时代广场A座1203"))); } }
