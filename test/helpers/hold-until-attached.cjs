// Loaded into Electron before the program (-r). Playwright attaches while the program starts, and a window that is made
// at that very moment is lost to it: the launch then waits for ever. So `ready` waits here until Playwright, which
// calls __playwright_run as its last step of attaching, sees everything.
const { app } = require('electron');

const ready = app.whenReady();
const isReady = app.isReady.bind(app);
let isAttached = false;
const attached = new Promise((resolve) => {
  globalThis.__playwright_run = async () => {
    await ready;
    isAttached = true;
    resolve();
  };
});

app.whenReady = () => attached;
app.isReady = () => isAttached && isReady();
