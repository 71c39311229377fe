/** The swc transform turns one TypeScript file into one ES module; types are checked by `npm run typecheck`. */
const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    // Its ES module imports JSON in a way that Jest warns about; the CommonJS twin is the same code.
    '^libphonenumber-js/max$': '<rootDir>/node_modules/libphonenumber-js/max/index.cjs',
  },
  transform: {
    '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2023', parser: { syntax: 'typescript' } } }],
  },
};

const places = ['<rootDir>/src', '<rootDir>/scripts', '<rootDir>/db'];

export default {
  projects: [
    {
      ...shared,
      displayName: 'unit',
      roots: places,
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: ['\\.integration\\.test\\.ts$', '\\.e2e\\.test\\.ts$'],
    },
    {
      ...shared,
      displayName: 'integration',
      roots: places,
      testMatch: ['**/*.integration.test.ts'],
    },
    { ...shared, displayName: 'e2e', roots: ['<rootDir>/src'], testMatch: ['**/*.e2e.test.ts'] },
  ],
};
