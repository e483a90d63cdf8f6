// Spans of a text are selected by mouse, finger or keyboard and given a label. Places are counted in
// characters (code points), as Python counts them. Every change is sent at once; undo takes it back.
const MARKS = /[。；;，,、：:！!？?\n]/;

function render({ model, el }) {
  const words = model.get("words");
  const labels = model.get("labels");
  const chars = Array.from(model.get("text"));
  const history = [];
  let caret = 0;
  let anchor = 0; // the selection runs from anchor to caret, both characters included
  let selecting = false;
  let dragging = false;

  const node = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };
  const fill = (key, fields) => words[key].replace(/\{(\w+)\}/g, (_, name) => fields[name]);
  const spans = () => model.get("spans");
  const label = (key) => labels.find((one) => one.key === key) || { name: key, look: "" };
  const at = (place) => spans().find(([start, end]) => start <= place && place < end);
  const text = (start, end) => chars.slice(start, end).join("");
  const range = () => [Math.min(anchor, caret), Math.max(anchor, caret) + 1];

  const root = node("div", { class: "gw gw-mark" });
  const hint = node("p", { class: "gw-note", id: `${words.id}-hint` }, words.hint);
  const area = node("div", {
    class: "gw-area", tabindex: 0, role: "application", lang: "zh",
    "aria-label": words.area, "aria-describedby": `${words.id}-hint`,
  });
  const tools = node("div", { class: "gw-tools", role: "group", "aria-label": words.tools });
  const list = node("ul", { class: "gw-marks", "aria-label": words.list });
  const live = node("div", { class: "gw-live", "aria-live": "polite" });
  const cells = chars.map((char, place) => node("span", { "data-place": place }, char));
  for (const cell of cells) area.append(cell);

  const button = (name, act, look = "") => {
    const made = node("button", { type: "button", class: look }, name);
    made.addEventListener("click", act);
    tools.append(made);
    return made;
  };
  labels.forEach((one, number) => {
    const named = number < 9 ? `${number + 1} ${one.name}` : one.name;
    button(named, () => apply(one.key), `gw-choose ${one.look}`);
  });
  button(words.remove, () => removeAt(...range()));
  const undoing = button(words.undo, undo);
  root.append(hint, area, tools, live, list);
  el.append(root);

  function set(next, said) {
    history.push(spans());
    send(next, said);
  }
  function send(next, said) {
    model.set("spans", next);
    model.save_changes();
    live.textContent = said;
    draw();
  }
  function apply(key) {
    let [start, end] = range();
    while (start < end && /\s/.test(chars[start])) start += 1;
    while (end > start && /\s/.test(chars[end - 1])) end -= 1;
    if (start === end) return;
    const kept = spans().filter(([from, to]) => to <= start || from >= end);
    const next = [...kept, [start, end, key]].sort((a, b) => a[0] - b[0]);
    anchor = caret;
    selecting = false;
    set(next, fill("marked", { text: text(start, end), label: label(key).name }));
  }
  function removeAt(start, end) {
    const gone = spans().filter(([from, to]) => to > start && from < end);
    if (!gone.length) return void (live.textContent = words.nothing);
    const kept = spans().filter((one) => !gone.includes(one));
    set(kept, fill("removed", { text: gone.map(([from, to]) => text(from, to)).join("、") }));
  }
  function undo() {
    if (!history.length) return void (live.textContent = words.no_undo);
    send(history.pop(), words.undone);
  }

  function move(to, extend) {
    caret = Math.max(0, Math.min(chars.length - 1, to));
    if (!extend) anchor = caret;
    selecting = extend;
    draw();
    const mark = at(caret);
    const [start, end] = range();
    const here = extend ? text(start, end) : chars[caret];
    live.textContent = mark ? `${here} · ${label(mark[2]).name}` : here;
    cells[caret].scrollIntoView({ block: "nearest" });
  }
  const next = (from, step) => {
    let place = from + step;
    while (place > 0 && place < chars.length - 1 && !MARKS.test(chars[place - (step > 0 ? 1 : 0)]))
      place += step;
    return place;
  };
  const line = (step) => {
    const top = cells[caret].offsetTop;
    const left = cells[caret].offsetLeft;
    let best = caret;
    let found = null;
    for (let place = caret; place >= 0 && place < chars.length; place += step) {
      const cell = cells[place];
      if (cell.offsetTop === top) continue;
      if (found === null) found = cell.offsetTop;
      if (cell.offsetTop !== found) break;
      if (best === caret || Math.abs(cell.offsetLeft - left) < Math.abs(cells[best].offsetLeft - left))
        best = place;
    }
    return best;
  };
  area.addEventListener("keydown", (event) => {
    const far = event.ctrlKey || event.metaKey;
    const keys = {
      ArrowRight: () => move(far ? next(caret, 1) : caret + 1, event.shiftKey),
      ArrowLeft: () => move(far ? next(caret, -1) : caret - 1, event.shiftKey),
      ArrowDown: () => move(line(1), event.shiftKey),
      ArrowUp: () => move(line(-1), event.shiftKey),
      Home: () => move(0, event.shiftKey),
      End: () => move(chars.length - 1, event.shiftKey),
      Delete: () => removeAt(...range()),
      Backspace: () => removeAt(...range()),
      Enter: () => labels.length === 1 && apply(labels[0].key),
      Escape: () => move(caret, false),
    };
    const digit = /^[1-9]$/.test(event.key) && labels[Number(event.key) - 1];
    if (far && event.key.toLowerCase() === "z") undo();
    else if (digit && !far) apply(digit.key);
    else if (keys[event.key]) keys[event.key]();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  const placeAt = (event) => {
    const under = document.elementFromPoint(event.clientX, event.clientY);
    const cell = under && under.closest("[data-place]");
    return cell && area.contains(cell) ? Number(cell.dataset.place) : null;
  };
  area.addEventListener("pointerdown", (event) => {
    const place = placeAt(event);
    if (place === null || event.button > 0) return;
    // a finger taps the first and then the last character; a mouse may do so with Shift
    const second = event.shiftKey || (event.pointerType !== "mouse" && selecting && anchor === caret);
    dragging = true;
    area.focus();
    move(place, second);
    selecting = !second;
    if (event.pointerType === "mouse") event.preventDefault();
  });
  area.addEventListener("pointermove", (event) => {
    const place = dragging ? placeAt(event) : null;
    if (place !== null && place !== caret) move(place, true);
  });
  for (const name of ["pointerup", "pointercancel", "pointerleave"])
    area.addEventListener(name, () => (dragging = false));

  function draw() {
    const [from, to] = range();
    const focused = document.activeElement === area;
    const looks = chars.map(() => "");
    for (const [start, end, key] of spans())
      for (let place = start; place < end; place += 1)
        looks[place] = `gw-on ${label(key).look}` +
          (place === start ? " gw-from" : "") + (place === end - 1 ? " gw-to" : "");
    cells.forEach((cell, place) => {
      const chosen = place >= from && place < to && (focused || to - from > 1);
      cell.className = `${looks[place]}${chosen ? " gw-chosen" : ""}`;
      const ends = spans().find(([, end]) => end === place + 1);
      if (ends) cell.dataset.name = label(ends[2]).name;
      else delete cell.dataset.name;
    });
    undoing.disabled = !history.length;
    list.replaceChildren(
      ...spans().map(([start, end, key]) => {
        const quoted = node("span", { lang: "zh" }, text(start, end));
        const tag = node("span", { class: `gw-tag ${label(key).look}` }, label(key).name);
        const named = fill("remove_one", { text: text(start, end), label: label(key).name });
        const remove = node("button", { type: "button", "aria-label": named, title: named }, "×");
        remove.addEventListener("click", () => {
          removeAt(start, end);
          area.focus();
        });
        return node("li", {}, quoted, " ", tag, " ", remove);
      }),
    );
  }
  area.addEventListener("focus", draw);
  area.addEventListener("blur", draw);
  model.on("change:spans", draw);
  draw();
}

export default { render };
