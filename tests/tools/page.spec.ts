import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { shine } from "../../stacks/products/shine";
import { differenceOf } from "../../tools/difference/difference";
import { sideOf } from "../../tools/difference/side";
import { programFor } from "../../tools/offline/program";
import { pageParts } from "../../tools/page";
import { judged } from "../../tools/preview";
import { diagramsOf } from "../../tools/report/html/diagram";
import { toHtml } from "../../tools/report/html/page";
import { scenesOf } from "../../tools/report/html/scene";
import type { Preview } from "../../tools/report/model";
import { network, reported, resource, violation } from "./reported";

const today = "2026-11-23";
const none = { diagrams: [], parameters: [] };

/** shine as it is, against the same with another size of its network. */
async function shineAgainst(): Promise<Preview> {
  const { staging, production } = shine.environments;
  const other = { ...shine, environments: { staging, production: { ...production, cidr: "10.40.0.0/16" } } };
  const [before, after] = [
    await judged(programFor({ kind: "product", name: "shine", definition: other }, today), { today, rules: [] }),
    await judged(programFor({ kind: "product", name: "shine", definition: shine }, today), { today }),
  ];
  return { ...after, difference: differenceOf({ ...sideOf(before), name: "main" }, sideOf(after), []) };
}

describe("the page", () => {
  const hostile = `</script><script>alert(1)</script><img src=x onerror=alert(2)> "&' \u202e`;

  it("writes nothing as markup that a definition or a rule says", () => {
    const text = toHtml(
      reported({
        resources: [
          ...network,
          resource(`demo-production-${hostile}`, "aws:s3/bucket:Bucket", { inputs: { bucket: hostile } }),
        ],
        violations: [{ ...violation(hostile, "mandatory", "vpc"), message: hostile, fix: hostile }],
        placeholder: hostile,
      }),
      {
        ...none,
        parameters: [{ name: hostile, kind: "secret", writer: hostile, readers: [hostile], places: [hostile] }],
      },
    );
    assert.equal(text.split("<script>").length, 2, "its own script alone");
    for (const part of ["<img", "\u202e", "onerror=alert(2)>"]) assert.ok(!text.includes(part), part);
    assert.ok(text.includes("&lt;img src=x onerror=alert(2)&gt; &quot;&amp;&#39;"));
  });

  it("asks for nothing else, and lets no other script run", () => {
    const text = toHtml(reported({}), none);
    assert.match(text, /default-src &#39;none&#39;;.*script-src &#39;sha256-[\w+/]{43}=&#39;/);
    assert.doesNotMatch(text, /(?:src|href)="(?!#|data:)/);
    assert.equal(text, toHtml(reported({}), none));
  });

  it("leaves out what has nothing to say", () => {
    const text = toHtml(reported({}), none);
    for (const id of ["difference", "violations", "waived", "diagram", "parameters"])
      assert.ok(!text.includes(`<section id="${id}"`), id);
    assert.ok(text.includes('<section id="tree"'));
  });
});

describe("the diagram", function () {
  this.timeout(60_000);

  it("has the networks, who lets whom in, and what stands at the edge", async () => {
    const preview = await judged(programFor({ kind: "product", name: "shine", definition: shine }, today), {
      today,
      rules: [],
    });
    const [production, ...others] = scenesOf(preview);
    assert.deepEqual(
      others.map(({ environment }) => environment),
      ["staging"],
    );
    assert.equal(production?.network[0], "network 172.27.0.0/16");
    assert.ok(production.network.some((line) => line.startsWith("private 172.27.0.0/19, ")));
    const called = new Map(production.nodes.map(({ id, lines }) => [id, lines[0]]));
    const edges = production.edges.map(({ from, to, label }) =>
      `${called.get(from)} → ${called.get(to)} ${label}`.trim(),
    );
    for (const edge of [
      "internet → distribution",
      "distribution → load-balancer",
      "load-balancer → web 3000",
      "web → api 8080",
      "worker → primary 13306",
    ])
      assert.ok(edges.includes(edge), `${edge} in ${edges.join("; ")}`);
    assert.ok(!edges.includes("internet → load-balancer") && !edges.includes("worker → web 3000"));
    const [{ svg } = { svg: "" }] = await diagramsOf(preview);
    assert.match(svg, /^<svg [\s\S]*<\/svg>\s*$/);
    assert.ok(svg.includes("172.27.0.0/16"));
  });

  it("stays readable of a hundred services", async () => {
    const vpc = resource("demo-production-net-vpc", "aws:ec2/vpc:Vpc", { inputs: { cidrBlock: "10.0.0.0/16" } });
    const services = Array.from({ length: 100 }, (_, index) =>
      resource(`demo-production-services-s${index}-service`, "aws:ecs/service:Service", {
        inputs: { desiredCount: 2 },
      }),
    );
    const [scene] = scenesOf(reported({ resources: [vpc, ...services] }));
    assert.ok((scene?.nodes.length ?? 0) <= 40);
    assert.ok(scene?.nodes.some(({ lines }) => lines[0] === "and 88 more"));
  });

  it("takes what a name holds as text", async () => {
    const name = 'demo-production-services-<b>"\\N\\l{|}-service';
    const vpc = resource("demo-production-net-vpc", "aws:ec2/vpc:Vpc", { inputs: { cidrBlock: "10.0.0.0/16" } });
    const [diagram] = await diagramsOf(
      reported({ resources: [vpc, resource(name, "aws:ecs/service:Service", { inputs: { desiredCount: 1 } })] }),
    );
    assert.ok(diagram?.svg.includes("&lt;b&gt;&quot;\\N\\l{|}"), diagram?.svg);
  });

  it("is left out where there is no network", async () => {
    assert.deepEqual(await diagramsOf(reported({ resources: [resource("demo-x", "aws:s3/bucket:Bucket")] })), []);
  });
});

const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) =>
  existsSync(path),
);

describe("the page in a browser", function () {
  this.timeout(120_000);
  let browser: Browser;
  let folder: string;
  let address: string;

  before(async function () {
    if (CHROMIUM === undefined) {
      console.warn("      no Chromium is installed: the page is not tried in a browser (apt-get install chromium)");
      this.skip();
    }
    folder = mkdtempSync(join(tmpdir(), "platform-page-"));
    const preview = await shineAgainst();
    const file = join(folder, "shine.html");
    writeFileSync(file, toHtml(preview, await pageParts(preview, { product: "shine" })));
    address = pathToFileURL(file).href;
    const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"];
    browser = await chromium.launch({ executablePath: CHROMIUM, args });
  });
  after(async () => {
    if (CHROMIUM === undefined) return;
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  for (const width of [1280, 375])
    it(`is read, searched and folded at ${width} pixels, without an error, a request or a scroll to the side`, async () => {
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      const wrong: string[] = [];
      page.on("console", (message) => wrong.push(message.text()));
      page.on("pageerror", (error) => wrong.push(error.message));
      page.on("request", (request) => {
        if (!/^(?:file|data):/.test(request.url())) wrong.push(request.url());
      });
      await page.goto(address);
      const widest = (): Promise<number> => page.evaluate("document.documentElement.scrollWidth");
      assert.ok((await widest()) <= width);
      assert.match((await page.textContent("h1")) ?? "", /^shine: compliant/);
      for (const id of ["summary", "difference", "proofs", "diagram", "parameters", "tree"])
        assert.equal(await page.locator(`#${id}`).count(), 1, id);
      assert.ok(await page.locator("#difference .danger").first().isVisible());
      assert.ok(await page.locator(".diagram svg").first().isVisible());

      const shown = (): Promise<number> => page.locator("#branches .resource:visible").count();
      await page.fill("#search", "aws-vpc-that-nobody-has");
      assert.deepEqual([await shown(), await page.textContent("#found")], [0, "0 found"]);
      await page.fill("#search", "natgateway");
      assert.equal(await page.textContent("#found"), `${await shown()} found`);
      assert.ok((await shown()) > 0);
      const first = page.locator("#branches .resource:visible").first();
      await first.locator("summary").first().click();
      assert.ok(await first.locator("dl").first().isVisible(), "what a resource is set to opens");

      await page.fill("#search", "");
      await page.click("#open");
      assert.ok((await shown()) > 500);
      assert.ok((await widest()) <= width, "whatever is open");
      await page.click("#fold");
      assert.equal(await shown(), 0);
      assert.deepEqual(wrong, []);
      await page.close();
    });
});
