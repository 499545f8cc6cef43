using System.Net;
using System.Net.Mime;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Hybrid.Reviewer.Http;

/// <summary>/mcp: Streamable HTTP of every protocol that the SDK speaks, with sessions where the protocol has them.</summary>
/// <remarks>There is no stream of its own for what the server says unasked (GET): this one never does, and the protocol allows to say so.</remarks>
internal sealed class McpEndpoint(
    IOptions<McpServerOptions> options,
    HttpSessions sessions,
    ILoggerFactory loggers,
    IServiceProvider services
)
{
    public const string Path = "/mcp";

    /// <summary>A decision on 100 ids, with a long reason, is 10 kB.</summary>
    public const int LargestBody = 1024 * 1024;

    private const string SessionHeader = "Mcp-Session-Id";
    private const string VersionHeader = "Mcp-Protocol-Version";
    private const string EventStream = "text/event-stream";

    private static readonly TimeSpan BodyPatience = TimeSpan.FromSeconds(30);

    /// <summary>As long as a question to the user holds.</summary>
    private static readonly TimeSpan AnswerPatience = Tools.ConsentTokens.Life;

    private static readonly JsonTypeInfo<JsonRpcMessage> MessageType = TypeOf<JsonRpcMessage>();

    private static readonly JsonTypeInfo<JsonRpcError> ErrorType = TypeOf<JsonRpcError>();

    /// <returns>Null if it is answered.</returns>
    public Task<HttpRefusal?> AnswerAsync(HttpListenerContext context, CancellationToken cancellationToken) =>
        context.Request.HttpMethod switch
        {
            "POST" => PostAsync(context, cancellationToken),
            "DELETE" => DeleteAsync(context),
            _ => Task.FromResult<HttpRefusal?>(
                new HttpRefusal(HttpStatusCode.MethodNotAllowed, $"{Path} takes POST, and DELETE to end a session.")
            ),
        };

    public static byte[] BodyOf(HttpRefusal refusal) => JsonSerializer.SerializeToUtf8Bytes(refusal.Message, ErrorType);

    private async Task<HttpRefusal?> PostAsync(HttpListenerContext context, CancellationToken cancellationToken)
    {
        HttpListenerRequest request = context.Request;
        if (FormObjection(request) is { } form)
        {
            return form;
        }

        if (await BodyAsync(request, cancellationToken) is not { } body)
        {
            return new HttpRefusal(HttpStatusCode.RequestEntityTooLarge, $"A message may have at most {LargestBody} bytes.");
        }

        var headers = new EnvelopeHeaders(Header(request, VersionHeader), Header(request, "Mcp-Method"), Header(request, "Mcp-Name"));
        JsonRpcMessage? message;
        try
        {
            message = JsonSerializer.Deserialize(body, MessageType);
            if (message is not null && EnvelopeCheck.Objection(headers, message) is { } envelope)
            {
                return envelope;
            }
        }
        catch (Exception e) when (IsMalformed(e))
        {
            return Malformed(e);
        }

        if (message is null)
        {
            return HttpRefusal.Of(McpErrorCode.InvalidRequest, "The body is not one message of JSON-RPC.");
        }

        if (headers.Version is { } version)
        {
            (message.Context ??= new JsonRpcMessageContext()).ProtocolVersion = version;
        }

        try
        {
            return EnvelopeCheck.IsWithoutSession(headers.Version)
                ? await AloneAsync(context.Response, message, cancellationToken)
                : await InSessionAsync(context, message, cancellationToken);
        }
        catch (JsonException e)
        {
            // The SDK reads the parameters of its own methods late.
            return Malformed(e);
        }
    }

    /// <summary>A name twice in one object, or half a character, is found only when it is read.</summary>
    private static bool IsMalformed(Exception e) => e is JsonException or ArgumentException or InvalidOperationException;

    private static HttpRefusal Malformed(Exception e) =>
        HttpRefusal.Of(
            McpErrorCode.InvalidRequest,
            e is JsonException { LineNumber: { } line, BytePositionInLine: { } at }
                ? $"The body is not one message of JSON-RPC (line {line}, byte {at})."
                : "The body is not one message of JSON-RPC."
        );

    private async Task<HttpRefusal?> AloneAsync(HttpListenerResponse response, JsonRpcMessage message, CancellationToken cancellationToken)
    {
        await using HttpSession once = Make(id: null);
        await WriteAsync(response, once, message, cancellationToken);
        return null;
    }

    private async Task<HttpRefusal?> InSessionAsync(
        HttpListenerContext context,
        JsonRpcMessage message,
        CancellationToken cancellationToken
    )
    {
        string? id = Header(context.Request, SessionHeader);
        RequestId requestId = (message as JsonRpcRequest)?.Id ?? default;
        if (id is null && message is not JsonRpcRequest { Method: RequestMethods.Initialize })
        {
            return new HttpRefusal(HttpStatusCode.BadRequest, $"{SessionHeader} is missing. A session begins with initialize.")
            {
                Id = requestId,
            };
        }

        HttpSession? session = id is null ? await sessions.BeginAsync(Make) : await sessions.FindAsync(id);
        if (session is null)
        {
            return id is null
                ? new HttpRefusal(HttpStatusCode.ServiceUnavailable, $"All {HttpSessions.Most} sessions are in use. Try again later.")
                {
                    Id = requestId,
                }
                : new HttpRefusal(HttpStatusCode.NotFound, "This session is over. Begin a new one with initialize.")
                {
                    // As the TypeScript SDK answers: clients then begin anew.
                    Code = -32001,
                    Id = requestId,
                };
        }

        // Who asked may wait for an answer of its user that never comes.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(AnswerPatience);
        try
        {
            context.Response.Headers[SessionHeader] = session.Id;
            await WriteAsync(context.Response, session, message, patience.Token);
            return null;
        }
        catch (Exception) when (id is null)
        {
            // A session that could not begin is none.
            await sessions.EndAsync(session.Id!);
            throw;
        }
        finally
        {
            sessions.Release(session);
        }
    }

    private async Task<HttpRefusal?> DeleteAsync(HttpListenerContext context)
    {
        if (EnvelopeCheck.VersionObjection(Header(context.Request, VersionHeader)) is { } version)
        {
            return version;
        }

        if (EnvelopeCheck.IsWithoutSession(Header(context.Request, VersionHeader)))
        {
            return new HttpRefusal(HttpStatusCode.MethodNotAllowed, "This protocol has no sessions.");
        }

        return Header(context.Request, SessionHeader) is { } id && await sessions.EndAsync(id)
            ? null
            : new HttpRefusal(HttpStatusCode.NotFound, "There is no such session.");
    }

    private HttpSession Make(string? id) => new(id, options.Value, loggers, services);

    private static async Task WriteAsync(
        HttpListenerResponse response,
        HttpSession session,
        JsonRpcMessage message,
        CancellationToken cancellationToken
    )
    {
        response.ContentType = EventStream;
        response.SendChunked = true;
        response.Headers["X-Accel-Buffering"] = "no";
        bool isWithoutSession = EnvelopeCheck.IsWithoutSession(message.Context?.ProtocolVersion);
        bool answered = await session.AnswerAsync(
            message,
            response.OutputStream,
            first =>
            {
                if (isWithoutSession && first is JsonRpcError error)
                {
                    response.StatusCode = (int)StatusOf((McpErrorCode)error.Error.Code);
                }

                return ValueTask.CompletedTask;
            },
            cancellationToken
        );
        if (!answered)
        {
            response.SendChunked = false;
            response.ContentLength64 = 0;
            response.ContentType = null;
            response.StatusCode = (int)HttpStatusCode.Accepted;
        }
    }

    private static HttpStatusCode StatusOf(McpErrorCode code) =>
        code switch
        {
            McpErrorCode.MethodNotFound => HttpStatusCode.NotFound,
            McpErrorCode.MissingRequiredClientCapability or McpErrorCode.UnsupportedProtocolVersion or McpErrorCode.HeaderMismatch =>
                HttpStatusCode.BadRequest,
            _ => HttpStatusCode.OK,
        };

    private static HttpRefusal? FormObjection(HttpListenerRequest request)
    {
        string[] accepted = [.. (request.AcceptTypes ?? []).Select(t => t.Split(';')[0].Trim())];
        return request.ContentType?.Split(';')[0].Trim() is not { } type
            || !type.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase)
                ? new HttpRefusal(HttpStatusCode.UnsupportedMediaType, "The Content-Type must be application/json.")
            : !(Accepts(accepted, "application", MediaTypeNames.Application.Json) && Accepts(accepted, "text", EventStream))
                ? new HttpRefusal(HttpStatusCode.NotAcceptable, $"Accept must have application/json and {EventStream}.")
            : request.ContentLength64 > LargestBody
                ? new HttpRefusal(HttpStatusCode.RequestEntityTooLarge, $"A message may have at most {LargestBody} bytes.")
            : null;
    }

    private static bool Accepts(string[] accepted, string kind, string type) =>
        accepted.Any(a => a.Equals(type, StringComparison.OrdinalIgnoreCase) || a == "*/*" || a == $"{kind}/*");

    /// <returns>Null if it is too large.</returns>
    private static async Task<byte[]?> BodyAsync(HttpListenerRequest request, CancellationToken cancellationToken)
    {
        byte[] body = new byte[request.ContentLength64 >= 0 ? request.ContentLength64 + 1 : LargestBody + 1];

        // The listener's streams do not heed a token.
        int length = await request
            .InputStream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, CancellationToken.None)
            .AsTask()
            .WaitAsync(BodyPatience, cancellationToken);
        return length > LargestBody ? null : body[..length];
    }

    private static string? Header(HttpListenerRequest request, string name) =>
        request.Headers[name] is { Length: > 0 } value ? value : null;

    private static JsonTypeInfo<T> TypeOf<T>() => (JsonTypeInfo<T>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(T));
}
