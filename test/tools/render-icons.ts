/**
 * Draws the PNGs in resources/icons and resources/tray from the SVGs beside them: `node test/tools/render-icons.ts`. Up to 24 px the flower
 * stands without its tile, which would leave it eight pixels. The tray needs one colour, dark and light, at one and two times 22 px.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';

const folder = fileURLToPath(new URL('../../resources/', import.meta.url));

const pictures = [
  ...[16, 24].map((size) => ({ source: 'public/favicon.svg', target: `icons/${size}x${size}.png`, size })),
  ...[32, 48, 64, 128, 256, 512, 1024].map((size) => ({
    source: 'icons/icon.svg',
    target: `icons/${size}x${size}.png`,
    size,
  })),
  ...['tray/tray-dark', 'tray/tray-light'].flatMap((name) => [
    { source: `${name}.svg`, target: `${name}.png`, size: 22 },
    { source: `${name}.svg`, target: `${name}@2x.png`, size: 44 },
  ]),
];

async function render(page: Page, picture: (typeof pictures)[number]): Promise<void> {
  const { source, target, size } = picture;
  const svg = (await readFile(folder + source)).toString('base64');
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<body style="margin:0"><img width="${size}" height="${size}" style="display:block" src="data:image/svg+xml;base64,${svg}">`,
  );
  await page.screenshot({ path: folder + target, omitBackground: true });
}

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  const page = await browser.newPage();
  for (const picture of pictures) await render(page, picture);
} finally {
  await browser.close();
}
