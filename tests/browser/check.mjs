// Opens each report that is named on the command line in a real browser, and says what is wrong:
// nothing may run, nothing may be fetched, nothing may be wider than a phone, an accessibility
// checker may find nothing serious, and no printed page may be empty.
//
//   node check.mjs [--pictures DIR] REPORT.html …
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
const folder = mkdtempSync(join(tmpdir(), "fitsm-browser-"));
let failures = 0;

// The faults that the checks have to find in a page that has them all, before they are believed.
const bad = join(folder, "bad.html");
writeFileSync(bad, `<!doctype html><title>x</title><script>window.ran = 1</script>
  <img src="https://example.org/x.png"><p style="width: 900px; color: #ccc">wide</p>`);
const unseen = new Set(["runs", "fetched", "scroll", "accessible", "printed"]);

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

async function prints(browser, report) {
  const { context, page } = await open(browser, report, {});
  const path = join(pictures ?? folder, `${basename(report, ".html")}.pdf`);
  await page.pdf({ path, preferCSSPageSize: true });
  const last = await page.evaluate(() =>
    document.querySelector(".steps li:last-child .what a")?.textContent ?? "");
  const foot = await page.evaluate(() =>
    document.querySelector("body > footer p.text")?.textContent.trim() ?? "");
  await context.close();
  const pages = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" }).split("\f");
  pages.pop();
  const empty = pages.flatMap((text, at) =>
    text.replace(/\s+/g, "").length < 150 ? [`page ${at + 1} of ${pages.length} is nearly empty`] : [],
  );
  say(report, `${pages.length} printed pages, none empty`, pages.length ? empty : ["no page"]);
  // What a text of any length does to them is seen in the hostile report; here they have to hold.
  if (report === bad || basename(report) === "hostile.html") return;
  const first = pages[0]?.includes(last) && last ? [] : [`${last || "no step"} is not on page 1`];
  say(report, "the first page ends with the last of the steps", first);
  const without = pages.flatMap((text, at) => (text.includes(foot) ? [] : [`not on page ${at + 1}`]));
  say(report, "the consultant's footer is on every page", foot ? without : ["there is no footer"]);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
try {
  for (const report of [bad, ...args]) {
    for (const check of [stays_quiet, fits, accessible, prints]) await check(browser, report);
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
