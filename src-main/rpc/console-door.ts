import { join } from 'node:path';
import express, { type RequestHandler } from 'express';
import { consolePolicy } from './security-headers.ts';

const notBuiltPage = `Rozmova is running, but its screen has not been built yet: run "npm run build", then reload.
Розмова працює, але її екран ще не зібрано: виконайте «npm run build» і перезавантажте сторінку.
`;

/** The built renderer, to anyone on this computer: it holds no data, and asks for the token itself. */
export function serveConsole(rendererDir: string | null): RequestHandler[] {
  const setPolicy: RequestHandler = (request, response, next) => {
    response.set('Content-Security-Policy', consolePolicy(request.headers.host ?? ''));
    next();
  };
  if (rendererDir === null) {
    return [
      setPolicy,
      (request, response, next) => {
        if (request.path !== '/') return next();
        response.status(503).type('text/plain; charset=utf-8').send(notBuiltPage);
      },
    ];
  }
  const files = express.static(rendererDir, {
    index: 'index.html',
    redirect: false,
    dotfiles: 'ignore',
    setHeaders(response, path) {
      // Names of built files below assets/ contain their hash; everything else is asked for again.
      const isHashed = path.startsWith(join(rendererDir, 'assets'));
      response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  return [setPolicy, files];
}
