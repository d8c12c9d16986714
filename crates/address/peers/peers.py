"""Runs one PyPI peer over a corpus: peers.py PACKAGE CORPUS OUT. Prints messages per second."""
import contextlib, io, json, sys, time

name, corpus, out = sys.argv[1:4]
rows = [json.loads(l) for l in open(corpus, encoding="utf-8") if l.strip()]

with contextlib.redirect_stdout(io.StringIO()):
    if name == "cpca":
        import cpca

        def parse(text):
            r = cpca.transform([text]).to_dict("records")[0]
            return {"province": r["省"], "city": r["市"], "district": r["区"], "detail": r["地址"], "adcode": r["adcode"]}
    else:
        import jionlp

        def parse(text):
            r = jionlp.parse_location(text, town_village=True)
            return {"province": r["province"], "city": r["city"], "district": r["county"], "street": r.get("town"),
                    "detail": r["detail"]}

    def answer(text):
        try:
            return {k: v for k, v in parse(text).items() if isinstance(v, str)}
        except Exception:
            return {}

    for r in rows[:5]:
        answer(r["text"])
    start = time.process_time()
    lines = [{"id": r["id"], **answer(r["text"])} for r in rows]
    seconds = time.process_time() - start

with open(out, "w", encoding="utf-8") as f:
    for line in lines:
        f.write(json.dumps(line, ensure_ascii=False) + "\n")
print(len(rows) / seconds)
