// Shows HTML with buttons that say what is to be done with which part (data-act, data-number).
// After a redraw the focus goes to the button in the same place, so that nobody loses the way.
function render({ model, el }) {
  const buttons = () => [...el.querySelectorAll("[data-act]")];
  const draw = () => {
    const place = buttons().indexOf(document.activeElement);
    const scroll = el.querySelector(".gw-scroll")?.scrollTop || 0;
    el.innerHTML = model.get("value");
    const again = el.querySelector(".gw-scroll");
    if (again) again.scrollTop = scroll;
    const all = buttons();
    if (place >= 0 && all.length) all[Math.min(place, all.length - 1)].focus({ preventScroll: true });
  };
  const onClick = (event) => {
    const part = event.target.closest("[data-act]");
    if (part) model.send({ act: part.dataset.act, number: Number(part.dataset.number), version: model.get("version") });
  };
  el.addEventListener("click", onClick);
  model.on("change:value", draw);
  draw();
  return () => {
    model.off("change:value", draw);
    el.removeEventListener("click", onClick);
  };
}

export default { render };
