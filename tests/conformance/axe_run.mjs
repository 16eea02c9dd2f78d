// SPDX-License-Identifier: MPL-2.0
//
// Opens pages in Chromium as readers meet them, on a phone and on a desk, in light and in dark, and lets axe-core look at
// each. Called by tests/harness/judges.py:
//
//   node axe_run.mjs NODE_MODULES CHROMIUM PAGE.html …
//
// Prints one line of JSON for each view: {page, view, passes, problems: [text, …]}. Every rule of axe counts, with its
// best practices and what WCAG asks at level AAA, except those that axe itself calls experimental or deprecated. A page
// that has to be moved sideways is a problem too (WCAG 1.4.10), and so is an error in its console.
import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, executablePath, ...pages] = process.argv.slice(2);
const require = createRequire(pathToFileURL(join(modules, "from-here.js")));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const screens = { phone: { width: 320, height: 640 }, desk: { width: 1280, height: 900 } };
const between = [600, 800, 1000, 1100, 1600];  // widths at which a page is only asked whether it fits
const quietly = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];

// axe takes many seconds for each view of a long page: those are seen on a dark phone and a light desk, which between them
// show every colour and both widths. In bytes.
const long = 60000;

/** Runs in the page. */
async function look() {
  const rules = Object.fromEntries(globalThis.axe.getRules()
    .map((rule) => [rule.ruleId, { enabled: !rule.tags.includes("experimental") && !rule.tags.includes("deprecated") }]));
  const found = await globalThis.axe.run(document, { rules, resultTypes: ["violations"] });
  const root = document.documentElement;
  const sideways = root.scrollWidth > root.clientWidth
    ? [`wider than the screen: ${root.scrollWidth} of ${root.clientWidth} pixels`] : [];
  // A drawing that a phone has no room for moves within its frame; on a desk it fits.
  if (root.clientWidth > 1200)
    for (const frame of document.querySelectorAll(".drawing"))
      if (frame.scrollWidth > frame.clientWidth)
        sideways.push(`a drawing wider than its frame: ${frame.scrollWidth} of ${frame.clientWidth} pixels`);
  return {
    passes: found.passes.length,
    problems: sideways.concat(found.violations.map((rule) => {
      const places = rule.nodes.slice(0, 3).map((node) =>
        `${node.target.join(" ")} ${node.html.slice(0, 160)} (${node.any.concat(node.all, node.none).map((c) => c.message).join("; ")})`);
      return `${rule.id}, ${rule.impact}, ${rule.nodes.length} times: ${rule.help}: ${places.join(" | ")}`;
    })),
  };
}

const browser = await chromium.launch({ executablePath, headless: true, args: quietly });
try {
  for (const page of pages) {
    for (const [screen, viewport] of Object.entries(screens)) {
      for (const colorScheme of ["light", "dark"]) {
        if (statSync(page).size > long && (screen === "phone") !== (colorScheme === "dark")) continue;
        const context = await browser.newContext({ viewport, colorScheme, offline: true });
        const tab = await context.newPage();
        const errors = [];
        tab.on("console", (message) => message.type() === "error" && errors.push(`console: ${message.text()}`));
        tab.on("pageerror", (error) => errors.push(`script: ${error.message}`));
        await tab.goto(pathToFileURL(page).href);
        await tab.evaluate(axe);
        const { passes, problems } = await tab.evaluate(look);
        if (screen === "desk")
          for (const width of between) {
            await tab.setViewportSize({ width, height: 900 });
            const wide = await tab.evaluate(() => document.documentElement.scrollWidth);
            if (wide > width) errors.push(`wider than a window of ${width} pixels: ${wide}`);
          }
        console.log(JSON.stringify({ page, view: `${screen}, ${colorScheme}`, passes, problems: errors.concat(problems) }));
        await context.close();
      }
    }
  }
} finally {
  await browser.close();
}
