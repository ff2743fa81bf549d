export * from '@dli-connections/lab/postgres';
