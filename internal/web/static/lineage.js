// In the picture of who came from whom, what belongs to the document or line that is looked at stands
// out. The picture says the same without.

const picture = document.querySelector(".graph svg");

function show(of) {
  picture.classList.toggle("looked", Boolean(of));
  for (const x of picture.querySelectorAll(".near")) x.classList.remove("near");
  if (!of) return;
  of.classList.add("near");
  const id = of.dataset.node;
  for (const line of picture.querySelectorAll(".line-of")) {
    const { from, to } = line.dataset;
    if (line !== of && from !== id && to !== id) continue;
    line.classList.add("near");
    for (const end of [from, to]) picture.querySelector(`[data-node="${end}"]`)?.classList.add("near");
  }
}

if (picture) {
  const of = (e) => e.target.closest(".node, .line-of");
  for (const begins of ["focusin", "mouseover"]) picture.addEventListener(begins, (e) => show(of(e)));
  for (const ends of ["focusout", "mouseleave"]) picture.addEventListener(ends, () => show(null));
}
