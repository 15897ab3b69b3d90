// Opens each report that is named on the command line in a real browser, and says what is wrong:
// nothing may run, nothing may be fetched, nothing may be wider than a phone, an accessibility
// checker may find nothing serious, and what is printed has to stand where it belongs.
//
//   node check.mjs [--pictures DIR] REPORT.html … [--paper REPORT.html …]
//
// Those behind --paper are looked at on a phone and on paper only.
//
// The browser is Debian's chromium, or the one that CHROMIUM names.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const args = process.argv.slice(2);
const pictures = args[0] === "--pictures" ? args.splice(0, 2)[1] : null;
const behind = args.indexOf("--paper");
const paper = behind < 0 ? [] : args.splice(behind).slice(1);
const folder = mkdtempSync(join(tmpdir(), "fitsm-browser-"));
let failures = 0;

// The faults that the checks have to find in a page that has them all, before they are believed.
const bad = join(folder, "bad.html");
writeFileSync(bad, `<!doctype html><title>x</title><script>window.ran = 1</script>
  <img src="https://example.org/x.png"><p style="width: 900px; color: #ccc">wide</p>
  <body style="background: #111"><div class="scroll" style="overflow: auto"><table>
  <tr><th style="min-width: 900px">far</th><td class="n">1</td></tr>
  <tr style="break-before: page"><th>row</th><td class="n">2</td></tr></table></div>
  <h2>Alone</h2><p style="break-before: page">below</p>
  <svg viewBox="0 0 1000 100" width="100"><text font-size="16">small</text></svg>`);
const unseen = new Set(["runs", "fetched", "scroll", "accessible", "printed", "figure", "words",
  "white", "headings", "tables"]);

function say(report, what, wrong) {
  if (report === bad) {
    for (const word of unseen) if (what.includes(word) && wrong.length > 0) unseen.delete(word);
    return;
  }
  const failed = wrong.length > 0;
  failures += failed;
  console.log(`${failed ? "FAILED" : "ok    "} ${basename(report)}: ${what}`);
  for (const line of wrong.slice(0, 20)) console.log(`         ${line}`);
}

// A page whose every request is seen; only the file itself is let through.
async function open(browser, report, options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  // A busy machine is no fault of the report.
  page.setDefaultTimeout(180_000);
  const address = pathToFileURL(resolve(report)).href;
  const seen = { requests: [], noise: [] };
  await context.route("**/*", (route) => {
    const url = route.request().url();
    if (url === address) return route.continue();
    // What is in the file itself is not fetched.
    if (!url.startsWith("data:")) seen.requests.push(url);
    return url.startsWith("data:") ? route.continue() : route.abort();
  });
  page.on("console", (message) => seen.noise.push(message.text()));
  page.on("pageerror", (error) => seen.noise.push(String(error)));
  page.on("dialog", (dialog) => {
    seen.noise.push(`a dialog: ${dialog.message()}`);
    return dialog.dismiss();
  });
  await page.goto(address, { waitUntil: "load" });
  await page.evaluate(() => document.fonts.ready.then(() => true));
  return { context, page, seen };
}

// Nothing runs and nothing is fetched, with the page's own policy and also without it.
async function stays_quiet(browser, report) {
  for (const bypassCSP of [false, true]) {
    const { context, page, seen } = await open(browser, report, { bypassCSP });
    await page.mouse.move(200, 200);
    await page.waitForTimeout(150);
    const found = await page.evaluate(() => {
      const wrong = [];
      if (window.ran || document.title === "RAN") wrong.push("a script ran");
      for (const element of document.querySelectorAll("*")) {
        const name = element.localName;
        if (["script", "iframe", "object", "embed", "base", "form", "link"].includes(name)) {
          wrong.push(`there is a <${name}>`);
        }
        for (const attribute of element.attributes) {
          if (attribute.name.startsWith("on")) wrong.push(`<${name} ${attribute.name}>`);
          if (attribute.name === "style") wrong.push(`<${name} style>`);
          const refers = ["href", "src", "action", "xlink:href"].includes(attribute.name);
          if (refers && !/^(#|data:image\/)/.test(attribute.value)) {
            wrong.push(`<${name} ${attribute.name}="${attribute.value.slice(0, 60)}">`);
          }
        }
      }
      const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
      wrong.push(...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `id ${id} twice`));
      const broken = [...document.querySelectorAll("a[href^='#']")]
        .map((link) => link.getAttribute("href").slice(1))
        .filter((id) => !document.getElementById(id));
      return [...wrong, ...broken.map((id) => `a link to #${id} leads nowhere`)];
    });
    const policy = bypassCSP ? "without its policy" : "with its policy";
    say(report, `nothing runs, ${policy}`, [...found, ...seen.noise]);
    say(report, `nothing is fetched, ${policy}`, seen.requests);
    await context.close();
  }
}

async function fits(browser, report) {
  const { context, page } = await open(browser, report, { viewport: { width: 360, height: 740 } });
  const wide = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const inside = (element) => element.closest(".scroll") && !element.matches(".scroll");
    return [...document.querySelectorAll("body *")]
      .filter((element) => !inside(element) && element.getBoundingClientRect().right > width + 1)
      .map((element) => `${element.localName}.${element.className} reaches ${Math.round(element.getBoundingClientRect().right)}`)
      .concat(`the page is ${document.documentElement.scrollWidth} pixels wide`);
  });
  say(report, "no horizontal scroll at 360 pixels", wide);
  const hidden = await page.evaluate(() =>
    [...document.querySelectorAll(".scroll table:not(.roadmap)")].flatMap((table) => {
      const figure = table.querySelector("tbody .n");
      const edge = table.closest(".scroll").getBoundingClientRect().right;
      const name = table.caption?.textContent ?? table.id;
      return figure && figure.getBoundingClientRect().right > edge + 1 ? [name || "a table"] : [];
    }));
  say(report, "each table shows a figure at 360 pixels", hidden);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll("svg")].flatMap((svg) => {
      const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
      const sizes = [...svg.querySelectorAll("text")]
        .map((text) => parseFloat(getComputedStyle(text).fontSize) * scale);
      const least = Math.min(...sizes, 100);
      return least < 8.5 ? [`${svg.getAttribute("aria-labelledby")}: ${least.toFixed(1)} pixels`] : [];
    }));
  say(report, "the words of each picture can be read at 360 pixels", small);
  await context.close();
}

async function accessible(browser, report) {
  // Everything once; in the dark only the colours differ, on a phone only what scrolls.
  const rounds = [
    ["light", 1280, null],
    ["dark", 1280, ["color-contrast"]],
    ["light", 360, ["scrollable-region-focusable", "target-size"]],
  ];
  for (const [colorScheme, width, rules] of rounds) {
    const options = { colorScheme, viewport: { width, height: 900 } };
    const { context, page } = await open(browser, report, options);
    await page.evaluate(axe);
    const found = await page.evaluate(async (rules) => {
      const only = rules ? { runOnly: { type: "rule", values: rules } } : {};
      const results = await window.axe.run(document, { resultTypes: ["violations"], ...only });
      return results.violations.map(({ id, impact, help, nodes }) => ({
        impact,
        text: `${impact} ${id}: ${help}, ${nodes.length} times, such as ${nodes[0].html.slice(0, 160)}`,
      }));
    }, rules);
    const serious = found.filter(({ impact }) => ["serious", "critical"].includes(impact));
    say(report, `accessible, ${colorScheme}, ${width} pixels`, serious.map(({ text }) => text));
    const rest = report === bad ? [] : found.filter((one) => !serious.includes(one));
    for (const { text } of rest) console.log(`       (${text})`);
    if (pictures && report !== bad) {
      const name = `${basename(report, ".html")}-${colorScheme}-${width}.png`;
      // No more of it than somebody looks at; a very long picture takes very long.
      const whole = await page.evaluate(() => document.documentElement.scrollHeight);
      const clip = { x: 0, y: 0, width, height: Math.min(whole, 9000) };
      await page.screenshot({ path: join(pictures, name), fullPage: true, clip });
    }
    await context.close();
  }
}

// Marks, too small to be seen, in front of what has to stand on one page.
function mark() {
  let number = 0;
  const put = (element) => {
    const name = `Qx${(number += 1)}z`;
    const span = document.createElement("span");
    span.textContent = name;
    span.style.cssText = "position: absolute; font: 1px sans-serif; letter-spacing: 0";
    element.prepend(span);
    return name;
  };
  const shown = (element) => element && element.getClientRects().length > 0;
  // The first text that follows a heading.
  const next = (heading) => {
    let after = heading;
    // A requirement of which nothing is told is a line by itself.
    if (heading.localName === "h4" && !heading.nextElementSibling) return null;
    while (after && !after.nextElementSibling) after = after.parentElement;
    after = after?.nextElementSibling;
    return shown(after) ? after.querySelector("th, td, p, li, dt, text") ?? after : null;
  };
  const together = [];
  for (const heading of document.querySelectorAll("h2, h3, h4")) {
    const after = next(heading);
    // Nothing can be put into a picture; it does not break.
    if (!shown(heading) || !after || after.localName === "text") continue;
    together.push(["headings", heading.textContent.slice(0, 60), [put(heading), put(after)]]);
  }
  for (const table of document.querySelectorAll("table")) {
    const cells = [...table.rows].map((row) => row.cells[0]);
    const head = table.tHead?.rows.length ?? 0;
    const name = table.caption?.textContent ?? table.rows[0].textContent;
    const marks = cells.map((cell) => put(cell));
    const body = marks.length - head;
    const parts = body > 12 ? [marks.slice(0, head + 2), marks.slice(-2)] : [marks];
    for (const part of parts) together.push(["tables", name.slice(0, 60), part]);
  }
  return together;
}

function printed(path) {
  const pages = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" }).split("\f");
  pages.pop();
  return pages;
}

async function stands_together(browser, report) {
  const { context, page } = await open(browser, report, {});
  const together = await page.evaluate(mark);
  const path = join(folder, "marked.pdf");
  await page.pdf({ path, preferCSSPageSize: true });
  await context.close();
  // The head of a table is repeated; what counts is where it stands first with what follows.
  const pages = printed(path).map((text) => new Set(text.match(/Qx\d+z/g)));
  const apart = (kind) =>
    together.flatMap(([of, name, marks]) =>
      of !== kind || pages.some((page) => marks.every((one) => page.has(one))) ? []
        : [`"${name}" on pages ${marks.map((one) => pages.findIndex((page) => page.has(one)) + 1)}`]);
  say(report, "headings stand with what follows", apart("headings"));
  say(report, "small tables are whole, no row stands alone", apart("tables"));
}

async function prints(browser, report) {
  const { context, page } = await open(browser, report, {});
  const path = join(pictures ?? folder, `${basename(report, ".html")}.pdf`);
  await page.pdf({ path, preferCSSPageSize: true });
  await page.emulateMedia({ media: "print" });
  const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const steps = await page.evaluate(() =>
    [...document.querySelectorAll("#summary .steps li .what a")].map((step) => step.textContent));
  const board = await page.evaluate(() =>
    [...document.querySelectorAll("#summary h3")]
      .filter((heading) => !["conclusion-h", "how-h"].includes(heading.id))
      .map((heading) => heading.textContent));
  const radar = await page.evaluate(() =>
    [...document.querySelectorAll(".radar svg text")].map((text) => text.textContent).at(-1) ?? "");
  const foot = await page.evaluate(() =>
    document.querySelector("body > footer p.text")?.textContent.trim() ?? "");
  await context.close();
  say(report, "the paper is white", ground === "rgb(255, 255, 255)" ? [] : [ground]);
  const pages = printed(path);
  const empty = pages.flatMap((text, at) => {
    const lines = text.split("\n").filter((line) => line.trim()).length;
    const few = at + 1 < pages.length ? 12 : 4;
    return lines < few ? [`page ${at + 1} of ${pages.length} has ${lines} lines`] : [];
  });
  say(report, `${pages.length} printed pages, none nearly empty`, pages.length ? empty : ["no page"]);
  // What a text of any length does to them is seen in the hostile report; here they have to hold.
  if (report === bad || basename(report) === "hostile.html") return;
  const said = pages[0]?.replace(/\s+/g, " ") ?? "";
  const wanted = ["Strengths", "What holds the maturity level", "Evidence", "Not scored", radar, ...board];
  if (board.some((text) => text.includes("steps"))) wanted.push(...steps);
  const missing = wanted.filter((text) => !text || !said.includes(text));
  say(report, "the first page holds what a board asks for",
    missing.map((text) => `${text || "something"} is not on page 1`));
  const without = pages.flatMap((text, at) => (text.includes(foot) ? [] : [`not on page ${at + 1}`]));
  say(report, "the consultant's footer is on every page", without);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
try {
  for (const report of [bad, ...args]) {
    const checks = [stays_quiet, fits, accessible, prints, stands_together];
    for (const check of checks) await check(browser, report);
  }
  for (const report of paper) {
    for (const check of [fits, prints, stands_together]) await check(browser, report);
  }
  for (const word of unseen) {
    failures += 1;
    console.log(`FAILED the check of "${word}" finds no fault where there is one`);
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failures ? 1 : 0;
