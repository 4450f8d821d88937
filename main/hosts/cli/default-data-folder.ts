import envPaths from 'env-paths';

/** The operating system's folder for the data of programs: the default of `--data`. */
export const defaultDataFolder = envPaths('rollcall', { suffix: '' }).data;
