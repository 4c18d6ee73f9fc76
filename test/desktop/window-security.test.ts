import { readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ElectronApp, launchElectronApp } from '../helpers/electron-app.ts';

let app: ElectronApp;

beforeAll(async () => {
  app = await launchElectronApp();
});

afterAll(async () => {
  await app?.close();
});

/** Runs a piece of script in the page, as code of an intruder would run there. */
async function inPage<Result>(script: string): Promise<Result> {
  return app.page.evaluate(script);
}

describe('the page', () => {
  it('has an origin of its own and no Node', async () => {
    expect(await inPage('location.origin')).toBe('app://bundle');
    expect(
      await inPage('[typeof require, typeof process, typeof module, typeof Buffer, typeof global]'),
    ).toEqual(Array.from({ length: 5 }, () => 'undefined'));
  });

  it('runs sandboxed, isolated and without webviews', async () => {
    const preferences = await app.application.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      // Not in Electron's types, but the only place that tells what really holds.
      return (
        contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
      ).getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
    });
  });

  it('is under the strict policy', async () => {
    expect(await inPage("fetch('/').then((answer) => answer.headers.get('content-security-policy'))")).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' blob: data:; " +
        "media-src 'self' blob:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; " +
        "frame-ancestors 'none'",
    );
  });

  it('cannot run text as code', async () => {
    await inPage(`(() => {
      const script = document.createElement('script');
      script.textContent = 'window.intruded = true';
      document.body.append(script);
      const image = document.createElement('div');
      image.innerHTML = '<img src="/nothing.png" onerror="window.intruded = true">';
      document.body.append(image);
    })()`);
    await app.page.waitForTimeout(200);
    expect(await inPage('window.intruded')).toBeUndefined();
    // From a timer, since the policy does not hold for what a debugger evaluates directly.
    const later =
      "setTimeout(() => { try { resolve(Function('return 1')()) } catch (e) { resolve(e.name) } })";
    expect(await inPage(`new Promise((resolve) => ${later})`)).toBe('EvalError');
  });

  it('reaches no other place, on this computer or outside', async () => {
    const image = `new Promise((resolve) => {
      const image = new Image();
      image.onload = () => resolve('loaded');
      image.onerror = () => resolve('refused');
      image.src = 'https://example.com/pixel.png';
    })`;
    expect(await inPage(image)).toBe('refused');
    for (const address of [
      'https://example.com/',
      'http://127.0.0.1:1/',
      'file:///etc/passwd',
      'app://other/index.html',
    ]) {
      expect(await inPage(`fetch('${address}').then((answer) => answer.status, () => 'refused')`)).toBe(
        'refused',
      );
    }
    const socket = `new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), { once: true });
      new WebSocket('ws://127.0.0.1:1');
    })`;
    expect(await inPage(socket)).toBe('connect-src');
  });

  it.each([
    '/../../package.json',
    '/%2e%2e/main/main.js',
    '/..%2fmain%2fmain.js',
    '/..%5cmain%5cmain.js',
    '/assets',
    '/index.html%00.js',
    '/.env',
    '/media/..%2fapi%2fv1%2fhealth',
    '/media/%2e%2e/api/v1/health',
  ])('gets no file by a crooked path: %s', async (path) => {
    expect(await inPage(`fetch('${path}').then((answer) => answer.status)`)).toBe(404);
  });

  it('reaches the files of the hub without knowing its address or token', async () => {
    expect(await inPage("fetch('/media/999999999').then((answer) => answer.status)")).toBe(404);
    expect(app.page.url()).not.toMatch(/token|127\.0\.0\.1/);
  });
});

describe('navigation', () => {
  it.each(['https://example.com/', 'file:///etc/passwd', 'data:text/html,x', 'app://other/index.html'])(
    'to %s is refused',
    async (address) => {
      await inPage(`void (location.href = '${address}')`);
      await app.page.waitForTimeout(200);
      expect(app.page.url()).toMatch(/^app:\/\/bundle\//);
    },
  );

  it('never opens a window, and hands only https, mailto and tel to the system', async () => {
    await app.application.evaluate(({ shell }) => {
      const opened: string[] = [];
      Object.assign(globalThis, { openedInSystem: opened });
      shell.openExternal = async (address) => void opened.push(address);
    });
    const addresses = [
      'https://example.com/a?b=c',
      'mailto:shop@example.com',
      'tel:+380671234567',
      'http://example.com/',
      'https://bank.example@evil.example/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'smb://server/share',
      'vscode://file/etc/passwd',
    ];
    for (const address of addresses) expect(await inPage(`String(window.open('${address}'))`)).toBe('null');
    await app.page.waitForTimeout(200);
    const opened = await app.application.evaluate(
      () => (globalThis as { openedInSystem?: string[] }).openedInSystem,
    );
    expect(opened).toEqual(addresses.slice(0, 3));
    expect(app.application.windows()).toHaveLength(1);
  });
});

describe('a file of a message', () => {
  const upload = (name: string, type: string, body: string) =>
    inPage<number>(`fetch('/media?fileName=${name}', {
      method: 'POST', headers: { 'content-type': '${type}' }, body: '${body}',
    }).then((answer) => answer.json()).then(({ id }) => id)`);
  const handedOver = () =>
    app.application.evaluate(
      () => (globalThis as { handedOver?: { opened: string[]; saved: string[] } }).handedOver,
    );

  it('is opened from a read-only copy under its name, and only saved when it could run something', async () => {
    await app.application.evaluate(({ shell, session }) => {
      const handed: { opened: string[]; saved: string[] } = { opened: [], saved: [] };
      Object.assign(globalThis, { handedOver: handed });
      shell.openPath = async (path) => {
        handed.opened.push(path);
        return '';
      };
      session.defaultSession.on('will-download', (event, item) => {
        handed.saved.push(item.getFilename());
        event.preventDefault();
      });
    });
    const bill = await upload('bill.pdf', 'application/pdf', '%PDF-1.4');
    const note = await upload('note.txt', 'text/plain', 'Ten roses');
    for (const id of [bill, note]) expect(await inPage(`String(window.open('/media/${id}'))`)).toBe('null');
    await expect.poll(async () => (await handedOver())?.saved).toEqual(['note.txt']);
    await expect.poll(async () => (await handedOver())?.opened.length).toBe(1);
    const copy = (await handedOver())?.opened[0] ?? '';
    expect(copy.startsWith(join(app.profileDir, 'opened'))).toBe(true);
    expect([basename(copy), readFileSync(copy, 'utf8'), statSync(copy).mode & 0o777]).toEqual([
      'bill.pdf',
      '%PDF-1.4',
      0o400,
    ]);
  });
});

describe('permissions', () => {
  it('are refused but for the few that the console needs', async () => {
    const states: Record<string, string> = {};
    for (const name of ['geolocation', 'camera', 'midi', 'clipboard-read', 'notifications', 'microphone']) {
      states[name] = await inPage(
        `navigator.permissions.query({ name: '${name}' }).then((found) => found.state)`,
      );
    }
    expect(states).toEqual({
      geolocation: 'denied',
      camera: 'denied',
      midi: 'denied',
      'clipboard-read': 'denied',
      notifications: 'granted',
      microphone: 'granted',
    });
    expect(
      await inPage('navigator.mediaDevices.getDisplayMedia({ video: true }).catch((e) => e.name)'),
    ).toMatch(/Error$/);
  });
});
