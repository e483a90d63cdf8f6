// JupyterLab takes arrows and letters for commands (two d's delete a cell) unless the very element
// that has the keyboard's focus says that it wants them for itself. In a panel every one does.
const WANTED = "data-lm-suppress-shortcuts";

function render({ el }) {
  let tries = 600;
  const claim = () => {
    const panel = el.closest(".gw-panel");
    if (panel) panel.addEventListener("focusin", (event) => event.target.setAttribute(WANTED, "true"));
    else if (tries-- > 0) requestAnimationFrame(claim); // not yet on the page
  };
  claim();
}

export default { render };
