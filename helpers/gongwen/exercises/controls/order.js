// Items are put in order by dragging, by their buttons, or with the arrow keys. Every change is sent
// at once; undo takes it back.
function render({ model, el }) {
  const words = model.get("words");
  const items = model.get("items");
  const history = [];
  let held = null;

  const node = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };
  const fill = (key, fields) => words[key].replace(/\{(\w+)\}/g, (_, name) => fields[name]);
  const order = () => (model.get("order").length ? model.get("order") : items.map((one) => one.key));
  const text = (key) => items.find((one) => one.key === key).text;

  const root = node("div", { class: "gw gw-order" });
  const hint = node("p", { class: "gw-note" }, words.hint);
  const list = node("ol", { "aria-label": words.list });
  const live = node("div", { class: "gw-live", "aria-live": "polite" });
  const tools = node("div", { class: "gw-tools" });
  const undoing = node("button", { type: "button" }, words.undo);
  const settled = node("button", { type: "button" }, words.settled);
  undoing.addEventListener("click", undo);
  settled.addEventListener("click", () => set(order(), words.is_settled));
  tools.append(undoing, settled);
  root.append(hint, list, tools, live);
  el.append(root);

  const rows = new Map(
    items.map(({ key, text: shown }) => {
      const handle = node("span", { class: "gw-handle", "aria-hidden": "true" }, "⠿");
      const up = node("button", { type: "button", "aria-label": fill("up", { text: shown }) }, "▲");
      const down = node("button", { type: "button", "aria-label": fill("down", { text: shown }) }, "▼");
      const row = node("li", { tabindex: 0, "data-key": key }, handle,
        node("span", { class: "gw-item", lang: "zh" }, shown), up, down);
      up.addEventListener("click", () => shift(key, -1, up));
      down.addEventListener("click", () => shift(key, 1, down));
      row.addEventListener("keydown", (event) => keyed(event, key, row));
      handle.addEventListener("pointerdown", (event) => grab(event, key));
      return [key, row];
    }),
  );

  function keyed(event, key, row) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") undo();
    else if (step && event.target === row) shift(key, step, row);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  function moved(key, to) {
    const rest = order().filter((one) => one !== key);
    rest.splice(to, 0, key);
    return rest;
  }
  function shift(key, step, focus) {
    const to = order().indexOf(key) + step;
    if (to >= 0 && to < items.length) set(moved(key, to), place(key, to));
    (focus.disabled ? rows.get(key) : focus).focus();
  }
  const place = (key, to) => fill("placed", { n: to + 1, total: items.length, text: text(key) });
  function set(next, said) {
    history.push(model.get("order"));
    send(next, said);
  }
  function send(next, said) {
    model.set("order", next);
    model.save_changes();
    live.textContent = said;
    draw();
  }
  function undo() {
    if (!history.length) return void (live.textContent = words.no_undo);
    send(history.pop(), words.undone);
  }

  // dragging only shows where an item would go; it is set, and kept, when it is let go
  // (the whole page is watched, because a row that is put elsewhere loses the pointer it has caught)
  let shown = null;
  function grab(event, key) {
    if (held || event.button > 0) return;
    held = key;
    shown = order();
    rows.get(key).classList.add("gw-held");
    const watch = new AbortController();
    const on = (name, act) => document.addEventListener(name, act, { signal: watch.signal });
    on("pointermove", (move) => move.pointerId === event.pointerId && drag(move, key));
    for (const name of ["pointerup", "pointercancel"])
      on(name, (end) => {
        if (end.pointerId !== event.pointerId) return;
        watch.abort();
        drop(key);
      });
    event.preventDefault();
  }
  function drag(event, key) {
    const others = shown.filter((one) => one !== key);
    const to = others.filter((one) => {
      const box = rows.get(one).getBoundingClientRect();
      return box.top + box.height / 2 < event.clientY;
    }).length;
    others.splice(to, 0, key);
    if (others.join() !== shown.join()) draw((shown = others));
  }
  function drop(key) {
    held = null;
    rows.get(key).classList.remove("gw-held");
    if (shown.join() !== order().join()) set(shown, place(key, shown.indexOf(key)));
    else draw();
  }

  function draw(keys = order()) {
    const focused = document.activeElement;
    keys.forEach((key, number) => {
      const row = rows.get(key);
      if (list.children[number] !== row) list.insertBefore(row, list.children[number] || null);
      const [up, down] = row.querySelectorAll("button");
      up.disabled = number === 0;
      down.disabled = number === keys.length - 1;
    });
    if (list.contains(focused)) focused.focus();
    undoing.disabled = !history.length;
  }
  model.on("change:order", () => draw());
  draw();
}

export default { render };
