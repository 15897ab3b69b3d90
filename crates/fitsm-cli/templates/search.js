// Finds areas, requirements and terms that hold all the words, those with them in the title first.
const words = document.getElementById("words");
const found = document.getElementById("found");
const count = document.getElementById("count");

function plain(text) {
  return text.toLowerCase().replace(/ization/g, "isation").replace(/ize/g, "ise").replace(/catalog\b/g, "catalogue");
}

function search() {
  const wanted = plain(words.value).split(/\s+/).filter((word) => word.length > 1);
  found.replaceChildren();
  count.textContent = "";
  if (wanted.length === 0) return;
  const hits = [];
  for (const entry of catalogue) {
    const title = plain(entry.id + " " + entry.title);
    const text = plain(entry.text);
    if (!wanted.every((word) => title.includes(word) || text.includes(word))) continue;
    hits.push({ entry, score: wanted.filter((word) => title.includes(word)).length });
  }
  hits.sort((a, b) => b.score - a.score);
  count.textContent = hits.length === 1 ? "1 place" : hits.length + " places";
  for (const { entry } of hits.slice(0, 40)) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = entry.page;
    link.textContent = entry.id + " " + entry.title;
    const at = plain(entry.text).indexOf(wanted[0]);
    const excerpt = document.createElement("p");
    const from = Math.max(0, at - 60);
    excerpt.textContent = (from > 0 ? "… " : "") + entry.text.slice(from, from + 180) + " …";
    item.append(link, excerpt);
    found.append(item);
  }
}

document.getElementById("form").addEventListener("submit", (event) => event.preventDefault());
words.addEventListener("input", search);
