/** The swc transform turns one TypeScript file into one ES module; types are checked by `npm run typecheck`. */
const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
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
