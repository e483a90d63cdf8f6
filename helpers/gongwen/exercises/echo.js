// Answers when the kernel calls. The kernel asks after a click on Check: a click is sent at once, but of
// several quick changes the last waits until the kernel has dealt with the first. Whatever waited
// has left before this answer does, so what comes behind the answer came behind the click.
const PAUSE = 2000;
const LATER = 1000;

function render({ model, el }) {
  const note = document.createElement("div");
  note.className = "gw gw-cut-off";
  note.setAttribute("role", "alert");
  el.append(note);

  // of several windows on one notebook the one answers at once in which the click was
  let clicked = false;
  const notice = (event) => {
    const panel = el.closest(".gw-panel");
    if (panel && panel.contains(event.composedPath()[0])) clicked = true;
  };
  document.addEventListener("click", notice, true);
  model.on("msg:custom", (call) => {
    setTimeout(() => model.send(call), clicked ? 0 : LATER);
    clicked = false;
  });

  // a field tells its text when it is left; who writes for long is kept at each pause as well
  let pause = 0;
  const written = ({ target, isComposing }) => {
    const panel = el.closest(".gw-panel");
    if (isComposing || !panel || !panel.contains(target) || !target.matches("textarea, input[type=text]")) return;
    clearTimeout(pause);
    pause = setTimeout(() => target.dispatchEvent(new Event("change", { bubbles: true })), PAUSE);
  };
  document.addEventListener("input", written);

  const look = () => requestAnimationFrame(() => {
    note.textContent = el.closest(".jupyter-widgets-disconnected") ? model.get("cut_off") : "";
  });
  model.on("comm_live_update", look);
  model.send({ here: true });
  return () => {
    clearTimeout(pause);
    document.removeEventListener("click", notice, true);
    document.removeEventListener("input", written);
  };
}

export default { render };
