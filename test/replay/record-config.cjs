const { projects, testTimeout } = require('../../jest.config.cjs');

const servers = projects.find((project) => project.displayName === 'servers');

// Recording is no test: it runs only when asked for, on the servers that tests use.
module.exports = { ...servers, testTimeout, testMatch: ['<rootDir>/test/replay/record.ts'] };
