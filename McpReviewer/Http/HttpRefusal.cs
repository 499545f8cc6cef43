using System.Net;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Hybrid.Reviewer.Http;

/// <summary>A request that is not let in, or is none of the protocol.</summary>
/// <param name="Status">Of HTTP.</param>
/// <param name="Sentence">What is wrong, for a person.</param>
internal sealed record HttpRefusal(HttpStatusCode Status, string Sentence)
{
    /// <summary>Of JSON-RPC. The default is what other servers answer where the protocol has no number.</summary>
    public int Code { get; init; } = -32000;

    public RequestId Id { get; init; }

    public JsonNode? Details { get; init; }

    /// <summary>With MethodNotAllowed: the methods that are.</summary>
    public string Allow { get; init; } = "POST, DELETE";

    /// <summary>A browser shows it: the sentence alone.</summary>
    public bool IsForPerson { get; init; }

    public JsonRpcError Message =>
        new()
        {
            Id = Id,
            Error = new JsonRpcErrorDetail
            {
                Code = Code,
                Message = Sentence,
                Data = Details,
            },
        };

    public static HttpRefusal Of(McpErrorCode code, string sentence, HttpStatusCode status = HttpStatusCode.BadRequest) =>
        new(status, sentence) { Code = (int)code };
}
