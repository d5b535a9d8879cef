// AWS answers every origin: a token is the permission, not a cookie.
export const corsHeaders = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'x-amzn-requestid,x-amzn-errortype' };
