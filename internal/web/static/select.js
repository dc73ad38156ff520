// Words that are selected in the text become those of a figure that was missed. Browsers count in units of
// UTF-16, the archive in code points: the characters between the start of a block and the selection are
// counted one by one. The server looks whether the words stand there.

const text = document.querySelector("article.text");
const form = document.querySelector("form.adding");

function place() {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const at = range.startContainer;
  const block = (at.nodeType === Node.ELEMENT_NODE ? at : at.parentElement)?.closest("[data-start]");
  if (!block || !text.contains(block)) return null;
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const words = range.cloneRange();
  if (!block.contains(range.endContainer)) words.setEnd(block, block.childNodes.length);
  const said = words.toString();
  const kept = said.trim();
  if (!kept) return null;
  const start = Number(block.dataset.start) + [...before.toString()].length + [...said.slice(0, said.indexOf(kept))].length;
  return { words: kept, start, end: start + [...kept].length };
}

if (text && form) {
  form.classList.add("scripted");
  document.addEventListener("selectionchange", () => {
    const found = place();
    if (!found) return;
    for (const name of ["words", "start", "end"]) form.elements[name].value = found[name];
  });
  form.elements.words.addEventListener("input", () => {
    form.elements.start.value = form.elements.end.value = "";
  });
}
