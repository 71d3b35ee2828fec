export default (message) => message;
