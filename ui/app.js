// The plain page: shows what the API says and sends what people ask for. No rule is decided here.

const KEY = "gaidao.key";
const $ = (id) => document.getElementById(id);
let shown = null; // what the detail shows: a function that draws it again
let current = null; // id of the interception shown
let stream = null; // stops the live stream

// ---- small tools -------------------------------------------------------------------------------------------------

function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name === "on") Object.entries(value).forEach(([event, act]) => node.addEventListener(event, act));
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.flat(Infinity).filter((child) => child != null && child !== ""));
  return node;
}

function say(text, bad = false) {
  $("message").textContent = text;
  $("message").className = bad ? "bad" : "";
}

const time = (text) => (text ? text.slice(5, 16).replace("T", " ") : "");

function age(seconds) {
  if (seconds == null) return "";
  if (seconds < 90) return `${seconds} 秒前`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} 分钟前`;
  return `${Math.round(seconds / 3600)} 小时前`;
}

const list = (pairs) => el("dl", {}, pairs.filter(([, v]) => v != null && v !== "").map(([k, v]) => [el("dt", {}, k), el("dd", {}, v)]));

class Refusal extends Error {
  constructor(problem) {
    super(problem.detail || problem.title || "请求失败");
    this.problem = problem;
  }
}

async function api(method, path, body, once) {
  const headers = { authorization: `Bearer ${sessionStorage.getItem(KEY)}`, "accept-language": "zh-CN" };
  if (body) headers["content-type"] = "application/json";
  if (once) headers["idempotency-key"] = once;
  let reply;
  try {
    reply = await fetch(`/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) });
  } catch {
    throw new Refusal({ detail: "连接不上服务器，请稍后再试。内容没有丢失。" });
  }
  const data = reply.status === 204 ? null : await reply.json().catch(() => ({}));
  if (!reply.ok) throw new Refusal(data);
  return data;
}

// Runs an act of a person: says what came of it, and lets nobody press twice meanwhile.
async function act(button, work) {
  if (button) button.disabled = true;
  try {
    say("");
    return await work();
  } catch (error) {
    const id = error.problem?.request_id;
    say(id ? `${error.message}（${error.problem.code}，${id}）` : error.message, true);
    return null;
  } finally {
    if (button) button.disabled = false;
  }
}

function draw(...children) {
  $("detail").replaceChildren(...children.flat(Infinity).filter(Boolean));
}

// ---- the queue ---------------------------------------------------------------------------------------------------

async function queue() {
  const page = await api("GET", "/interceptions?waiting=true&limit=100");
  document.querySelector("#queue .empty").textContent = page.items.length ? "" : "没有进行中的拦截单。";
  $("cases").replaceChildren(
    ...page.items.map((it) =>
      el("li", {},
        el("button", { "data-id": it.id, "aria-current": String(it.id === current), on: { click: () => act(null, () => openCase(it.id)) } },
          el("span", {}, el("b", {}, it.state_text), ` ${it.kind_text}`, it.escalation && !it.escalation.closed_at ? el("span", { class: "tag bad" }, "☎ 人工") : ""),
          el("span", { class: "soft" }, `${it.courier} ${it.waybill_no}`),
          it.next ? el("span", { class: "soft" }, `${it.next.text}${it.next.by ? ` · ${time(it.next.by)} 前` : ""}`) : "")))
  );
}

// ---- one case ----------------------------------------------------------------------------------------------------

function mark(id) {
  current = id;
  for (const button of $("cases").querySelectorAll("button")) button.setAttribute("aria-current", String(button.dataset.id === id));
}

async function openCase(id) {
  mark(id);
  shown = () => openCase(id);
  const [it, line] = await Promise.all([api("GET", `/interceptions/${id}`), api("GET", `/interceptions/${id}/timeline`)]);
  draw(
    el("h2", {}, `${it.kind_text} · ${it.state_text}`),
    list([
      ["包裹", `${it.courier} ${it.waybill_no}`],
      ["订单", it.order_no],
      ["新收件人", it.target && party(it.target)],
      ["接下来", it.next && `${it.next.text}${it.next.by ? `（${time(it.next.by)} 前）` : ""}`],
      ["结果", it.outcome?.text],
      ["快递公司原话", it.courier_words],
      ["备注", it.note],
    ]),
    it.contradicted ? el("p", { class: "panel bad" }, `⚠ ${it.contradiction?.text ?? "结果与轨迹矛盾"}`) : null,
    it.in_doubt ? el("p", { class: "panel warn" }, `？ ${it.in_doubt.text}`) : null,
    it.escalation && !it.escalation.closed_at
      ? el("div", { class: "panel warn" }, el("p", {}, `☎ ${it.escalation.text}`), contacts(it.escalation.contacts))
      : null,
    acts(it),
    it.customer_text ? el("p", { class: "panel" }, el("span", { class: "soft" }, "可复制给客户："), el("br"), it.customer_text) : null,
    el("h3", {}, "时间线"),
    timeline(line.items),
  );
}

function timeline(items) {
  // A state and the milestone it reaches often carry the same words at the same time.
  const fresh = items.filter((item, i) => !(i && items[i - 1].text === item.text && items[i - 1].at === item.at && !item.detail));
  return el("ol", { class: "line" },
    fresh.map((item) => el("li", {},
      el("span", { class: "soft" }, time(item.at), item.place ? ` ${item.place}` : "", item.who ? ` ${item.who}` : ""),
      el("br"), item.text, item.detail && item.detail !== item.text ? el("span", { class: "soft" }, ` — ${item.detail}`) : "")));
}

const party = (p) => [p.name, p.phone, p.province, p.city, p.district, p.street, p.detail].filter(Boolean).join(" ");

function contacts(items) {
  return el("ul", {}, items.map((c) => el("li", {}, `${c.name} `, el("a", { href: `tel:${c.phone}` }, c.phone))));
}

function acts(it) {
  const open = !["completed", "refused", "failed", "withdrawn", "rejected"].includes(it.state);
  const caseOpen = it.escalation && !it.escalation.closed_at;
  const note = el("input", { id: "act-note", maxlength: "1000", autocomplete: "off" });
  const button = (text, path, may, why, more = {}) => {
    const node = el("button", { type: "button", disabled: !may, title: may ? null : why, on: {
      click: () => act(node, async () => {
        await api("POST", `/interceptions/${it.id}/${path}`, { ...more, note: note.value }, crypto.randomUUID());
        say("已提交。");
        await Promise.all([openCase(it.id), queue()]);
      }),
    } }, text);
    return node;
  };
  const deciding = caseOpen || it.state === "in_doubt";
  return el("div", { class: "panel" },
    el("label", { for: "act-note" }, "说明 "), note,
    el("div", { class: "acts" },
      button("撤销", "withdraw", it.can_withdraw, "当前不能撤销"),
      button("转人工", "escalate", open && !caseOpen, caseOpen ? "已在人工处理" : "拦截单已结束"),
      caseOpen ? button("由我处理", "take", true) : null,
      it.state === "held" ? [button("批准", "approve", true), button("驳回", "reject", true)] : null,
      it.in_doubt ? button("再次下发（可能二次收费）", "resend", it.in_doubt.resend_allowed, "尚未证实快递公司没有收到") : null,
      deciding
        ? [["按已接收处理", "accepted"], ["按拒绝处理", "refused"], ["已完成", "completed"], ["已失败", "failed"], ["继续等待", "keep_waiting"]]
            .map(([text, outcome]) => button(text, "resolve", true, "", { outcome }))
        : null));
}

// ---- an order or a parcel ----------------------------------------------------------------------------------------

async function openNumber(number) {
  const page = await api("GET", `/orders?q=${encodeURIComponent(number)}&limit=5`);
  if (page.items.length) {
    const exact = page.items[0].parcels.find((p) => p.waybill_no === number) ?? page.items[0].parcels[0];
    return openOrder(page.items[0], exact);
  }
  const guesses = await api("GET", `/couriers/recognize?waybill_no=${encodeURIComponent(number)}`);
  for (const guess of guesses.items) {
    const parcel = await api("GET", `/parcels/${guess.courier}/${encodeURIComponent(number)}`).catch(() => null);
    if (parcel) return openOrder(null, parcel);
  }
  throw new Refusal({ detail: `没有找到 ${number}：请检查订单号或运单号。` });
}

async function openOrder(order, brief) {
  mark(null);
  shown = null;
  if (!brief) {
    return draw(el("h2", {}, `订单 ${order.order_no}`), el("p", { class: "panel" }, "该订单还没有包裹，请在发货前取消或修改订单。"));
  }
  const path = `/parcels/${brief.courier}/${encodeURIComponent(brief.waybill_no)}`;
  const parcel = await api("GET", path);
  shown = () => openOrder(order, brief);
  const refresh = el("button", { type: "button", on: { click: () => act(refresh, async () => {
    const fresh = await api("POST", `${path}/refresh`);
    say(fresh.refreshed ? "轨迹已更新。" : "快递公司暂未应答，显示的是已知轨迹。");
    await openOrder(order, brief);
  }) } }, "刷新轨迹");
  const live = parcel.live_interception_id ?? parcel.interception_id;
  draw(
    el("h2", {}, order ? `订单 ${order.order_no}` : `${parcel.courier} ${parcel.waybill_no}`),
    list([
      ["店铺", order?.shop],
      ["收件人", order && party(order.recipient)],
      ["买家留言", order?.remark],
      ["包裹", `${parcel.courier} ${parcel.waybill_no}`],
      ["位置", `${parcel.stage.name} ${parcel.stage.place ?? ""} ${age(parcel.stage.age_seconds)}`],
    ]),
    order && order.parcels.length > 1
      ? el("div", { class: "acts" }, order.parcels.map((p) =>
          el("button", { type: "button", on: { click: () => act(null, () => openOrder(order, p)) } }, `${p.courier} ${p.waybill_no}`)))
      : null,
    el("div", { class: "acts" }, refresh,
      live ? el("button", { type: "button", on: { click: () => act(null, () => openCase(live)) } }, parcel.live_interception_id ? "查看进行中的拦截单" : "查看上一张拦截单") : null),
    parcel.live_interception_id ? null : form(parcel),
    el("h3", {}, "轨迹"),
    timeline([...(parcel.scans ?? [])].reverse().map((s) => ({ at: s.at, place: s.place, text: s.text }))),
  );
}

const KINDS = [["return_to_sender", "拦截退回"], ["readdress", "改址转寄"], ["change_contact", "修改收件人信息"], ["return_to_origin_outlet", "退回揽收网点"]];
const REASONS = [["refund", "客户退款"], ["wrong_address", "地址填错"], ["temporary_place", "临时更换收货地点"], ["other_recipient", "转送他人"], ["wrong_phone", "电话填错"], ["recall", "商家召回"], ["duplicate_order", "重复下单"], ["fraud", "疑似欺诈"], ["other", "其他"]];
const CHANNELS = [["chat", "在线客服"], ["phone", "电话"], ["remark", "订单备注"]];
const PAYERS = [["merchant", "商家"], ["customer", "客户"], ["courier", "快递公司"]];

function form(parcel) {
  const select = (id, options) => el("select", { id }, options.map(([value, text]) => el("option", { value }, text)));
  const row = (id, text, control) => [el("label", { for: id }, text), control];
  const kind = select("kind", KINDS);
  const reason = select("reason", REASONS);
  const channel = select("channel", CHANNELS);
  const payer = select("payer", PAYERS);
  const target = el("textarea", { id: "target", placeholder: "粘贴客户发来的姓名、电话、地址", maxlength: "1000" });
  const note = el("input", { id: "note", maxlength: "1000", autocomplete: "off" });
  const why = el("div", { id: "why", "aria-live": "polite" });
  const targetRow = el("div", { class: "wide", hidden: true }, el("label", { for: "target" }, "新的收件信息"), target);
  // One key per form: a second click, or a retry after a break, is the same request.
  let once = crypto.randomUUID();
  const body = (dry) => ({
    courier: parcel.courier, waybill_no: parcel.waybill_no, kind: kind.value, reason: reason.value, channel: channel.value,
    payer: payer.value, note: note.value, dry_run: dry, ...(targetRow.hidden ? {} : { target_text: target.value }),
  });
  const check = el("button", { type: "button", on: { click: () => act(check, () => dryRun()) } }, "先试算");
  const send = el("button", { class: "first" }, "确认下发");
  const dryRun = async () => {
    const view = await api("POST", "/interceptions", body(true));
    why.replaceChildren(verdict(view.assessment), view.target ? el("p", {}, `将改为：${party(view.target)}`) : "",
      view.would_accept ? "" : contacts(view.contacts));
  };
  const changed = () => {
    once = crypto.randomUUID();
    targetRow.hidden = !["readdress", "change_contact"].includes(kind.value);
  };
  const node = el("form", { class: "panel", on: {
    change: changed,
    input: changed,
    submit: (event) => {
      event.preventDefault();
      act(send, async () => {
        try {
          const it = await api("POST", "/interceptions", body(false), once);
          say("已提交，指令将在数秒内下发。");
          await Promise.all([openCase(it.id), queue()]);
        } catch (error) {
          const p = error.problem ?? {};
          if (p.reasons) why.replaceChildren(verdict(p), contacts(p.contacts ?? []));
          if (p.interception_id) await openCase(p.interception_id);
          throw error;
        }
      });
    },
  } },
    el("h3", { class: "wide" }, "拦截并修改"),
    el("div", { class: "fields" },
      row("kind", "操作", kind), targetRow, row("reason", "原因", reason), row("channel", "来源", channel), row("payer", "费用承担", payer), row("note", "备注", note)),
    why, el("div", { class: "acts" }, check, send));
  act(null, () => dryRun());
  return node;
}

const VERDICTS = { allow: "✓ 可拦", warn: "! 有风险", deny: "✕ 不可拦" };

function verdict(view) {
  return el("div", {},
    el("p", {}, el("b", { class: view.verdict }, VERDICTS[view.verdict] ?? view.verdict)),
    el("ul", {}, view.reasons.map((r) => el("li", { class: r.verdict }, r.text))),
    list([["费用", view.quote?.text], ["成功率", view.odds?.text], ["剩余时间", view.window?.text]]),
    view.alternatives?.length ? el("p", {}, "替代办法：", view.alternatives.map((a) => a.text).join("、")) : "");
}

// ---- live --------------------------------------------------------------------------------------------------------

// fetch instead of EventSource: the key goes into a header, never into an address.
async function follow(signal) {
  let last = "";
  while (!signal.aborted) {
    try {
      const headers = { authorization: `Bearer ${sessionStorage.getItem(KEY)}` };
      if (last) headers["last-event-id"] = last;
      const reply = await fetch("/api/v1/events", { headers, signal });
      if (reply.status === 401) return forget("密钥无效或已吊销。");
      if (!reply.ok) throw new Error(String(reply.status));
      $("live").textContent = "● 实时";
      const reader = reply.body.pipeThrough(new TextDecoderStream()).getReader();
      let rest = "";
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        const lines = (rest + value).split("\n");
        rest = lines.pop();
        for (const line of lines) if (line.startsWith("id: ")) last = line.slice(4);
        if (lines.some((line) => line.startsWith("data: "))) refresh();
      }
    } catch {
      // Comes back below.
    }
    $("live").textContent = signal.aborted ? "" : "○ 重连中";
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

let refreshing = null;
function refresh() {
  refreshing ??= setTimeout(async () => {
    refreshing = null;
    // A form somebody is filling in is never drawn again under their hands.
    const busy = document.activeElement?.closest("#detail form, #detail .panel");
    await queue().catch(() => {});
    if (current && shown && !busy) await shown().catch(() => {});
  }, 200);
}

// ---- the key -----------------------------------------------------------------------------------------------------

function start() {
  const ready = Boolean(sessionStorage.getItem(KEY));
  $("secret").hidden = ready;
  document.querySelector("label[for=secret]").hidden = ready;
  document.querySelector("#key button:not([type])").hidden = ready;
  $("forget").hidden = !ready;
  if (!ready) return;
  stream?.abort();
  stream = new AbortController();
  act(null, async () => {
    await queue();
    follow(stream.signal);
  });
}

function forget(why) {
  sessionStorage.removeItem(KEY);
  stream?.abort();
  $("cases").replaceChildren();
  draw();
  say(why, Boolean(why));
  start();
}

$("key").addEventListener("submit", (event) => {
  event.preventDefault();
  sessionStorage.setItem(KEY, $("secret").value.trim());
  $("secret").value = "";
  start();
});
$("forget").addEventListener("click", () => forget(""));
$("open").addEventListener("submit", (event) => {
  event.preventDefault();
  act(event.submitter, async () => {
    await openNumber($("number").value.trim());
    $("detail").focus();
  });
});
start();
