import express from 'express';

/** The reference: Express that reads nothing and stores nothing. */
const app = express();
app.post('/webhook/:key', (request, response) => {
  request.resume();
  request.on('end', () => response.status(200).end());
});
const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  process.stdout.write(`${JSON.stringify({ port: address.port })}\n`);
});
process.on('SIGTERM', () => process.exit(0));
