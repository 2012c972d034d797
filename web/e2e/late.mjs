// Stands before a service and hands over what it answers so many milliseconds late: port, port of the service, delay.
import { connect, createServer } from 'node:net';

const [port, service, delay] = process.argv.slice(2).map(Number);
createServer((client) => {
    const server = connect(service, '127.0.0.1');
    client.pipe(server);
    server.on('data', (chunk) => setTimeout(() => client.write(chunk), delay));
    server.on('end', () => setTimeout(() => client.end(), delay));
    server.on('error', () => client.destroy());
    client.on('error', () => server.destroy());
    client.on('close', () => server.destroy());
}).listen(port, '127.0.0.1');
