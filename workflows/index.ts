export { residentCase } from './resident-case/resident-case-workflow';
