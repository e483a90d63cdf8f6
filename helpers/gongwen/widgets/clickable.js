// Shows HTML whose parts can be picked, by a click or by keyboard: Tab reaches the part that was
// picked last, arrows go to its neighbours, Home and End to the ends, Enter and Space pick.
const AHEAD = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function render({ model, el }) {
  const parts = () => [...el.querySelectorAll(".gw-pick")];
  const settle = () => {
    const picked = model.get("picked");
    const all = parts();
    const current = all.find((part) => part.dataset.pick === picked) || all[0];
    for (const part of el.querySelectorAll("[data-pick]")) {
      part.classList.toggle("gw-picked", picked !== "" && part.dataset.pick === picked);
    }
    for (const part of all) {
      part.setAttribute("role", "button");
      part.setAttribute("aria-pressed", String(part.dataset.pick === picked));
      part.tabIndex = part === current ? 0 : -1;
    }
  };
  const draw = () => {
    const scroll = el.querySelector(".gw-scroll")?.scrollTop || 0;
    const held = el.contains(document.activeElement);
    const opened = [...el.querySelectorAll("details")].map((one) => one.open);
    el.innerHTML = model.get("value");
    const anew = [...el.querySelectorAll("details")];
    if (anew.length === opened.length) anew.forEach((one, n) => { one.open ||= opened[n]; });
    settle();
    const again = el.querySelector(".gw-scroll");
    if (again) again.scrollTop = scroll;
    if (held) parts().find((part) => part.tabIndex === 0)?.focus({ preventScroll: true });
  };
  const pick = (part) => {
    model.set("picked", part.dataset.pick);
    model.save_changes();
  };
  const onClick = (event) => {
    const part = event.target.closest("[data-pick]");
    if (part) pick(part);
  };
  const onKey = (event) => {
    const all = parts();
    const place = all.indexOf(event.target);
    if (place < 0) return;
    const next =
      event.key in AHEAD ? all[place + AHEAD[event.key]]
      : event.key === "Home" ? all[0]
      : event.key === "End" ? all[all.length - 1]
      : event.key === "Enter" || event.key === " " ? event.target
      : null;
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (!next) return; // at either end
    if (next === event.target) pick(next);
    all.forEach((part) => { part.tabIndex = part === next ? 0 : -1; });
    next.focus();
  };
  el.addEventListener("click", onClick);
  el.addEventListener("keydown", onKey);
  model.on("change:value", draw);
  model.on("change:picked", settle);
  draw();
  return () => {
    model.off("change:value", draw);
    model.off("change:picked", settle);
    el.removeEventListener("click", onClick);
    el.removeEventListener("keydown", onKey);
  };
}

export default { render };
