using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hybrid.Ledger;
using Hybrid.Reviewing;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Hybrid.Reviewer.Tools;

/// <summary>
/// The second step of a call: what its items need a person for is asked, all at once. A client that can ask its user is let to do so; any other gets
/// the questions and a token, and repeats the call with it.
/// </summary>
internal sealed class ConsentStep(ConsentTokens tokens, ReadinessWords words)
{
    public const string Argument = "The preview's token, after the user's yes.";

    private const string Key = "consent";
    private const string Yes = "confirm";

    /// <param name="context">Of the call.</param>
    /// <param name="confirm">The token that was given; null if none was.</param>
    /// <param name="ids">The items, each once.</param>
    /// <param name="act">Does it for one item, or says what is to be asked.</param>
    /// <param name="questionOf">The question in an outcome; null where it is none.</param>
    public async Task<Taken<T>> TakeAsync<T>(
        RequestContext<CallToolRequestParams> context,
        string? confirm,
        IReadOnlyList<long> ids,
        Func<long, Consent, Author, Task<T>> act,
        Func<T, ConsentQuestion?> questionOf
    )
        where T : class
    {
        string call = CallOf(context.Params);
        Standing standing = StandingOf(context, confirm, call);
        if (standing.Answer is { } answer && !IsYes(answer))
        {
            // A no counts however late it comes.
            return standing.Asked is { } refused
                ? new Taken<T>([.. refused.Done.Cast<T>()]) { Declined = refused.Questions }
                : new Taken<T>([]) { Refusal = "The user did not say yes." };
        }

        Author author = ClientAuthor.Of(context.Server) with { Confirmation = standing.Confirmation };
        List<T> done = [.. (standing.Asked?.Done ?? []).Cast<T>()];
        List<ConsentQuestion> open = [];
        (long Id, Consent Consent)[] acts = [.. standing.Acts(ids)];
        foreach ((int at, (long id, Consent consent)) in acts.Index())
        {
            T outcome;
            try
            {
                outcome = await act(id, consent, author);
            }
            catch (Exception e) when (done.Count > 0 && words.Of(e) is { } obstacle)
            {
                // What is done already must not look undone.
                return new Taken<T>(done)
                {
                    Stopped = obstacle.Notice,
                    NotDone = [.. open.Select(q => q.ItemId), .. acts.Skip(at).Select(a => a.Id)],
                };
            }

            if (questionOf(outcome) is { } question)
            {
                open.Add(question);
            }
            else
            {
                done.Add(outcome);
            }
        }

        if (open.Count == 0)
        {
            return new Taken<T>(done) { Refusal = standing.Refusal };
        }

        string issued = tokens.Issue(new AskedCall(call, open, done));
        return CanAsk(context.Server)
            ? throw new InputRequiredException(
                new Dictionary<string, InputRequest>(StringComparer.Ordinal) { [Key] = InputRequest.ForElicitation(Form(open)) },
                issued
            )
            : new Taken<T>(done)
            {
                Ask = new Asked(issued, [.. open.Select(q => q.Text)]),
                Refusal = standing.Asked is null ? standing.Refusal : "What was shown has changed since.",
            };
    }

    /// <summary>What the call brings of an earlier question.</summary>
    private Standing StandingOf(RequestContext<CallToolRequestParams> context, string? confirm, string call)
    {
        // A client that can ask its user must: a token of its own would go round the person.
        bool canAsk = CanAsk(context.Server);
        ElicitResult? answer = canAsk ? AnswerOf(context.Params) : null;
        string? token =
            answer is not null ? context.Params.RequestState
            : canAsk ? null
            : confirm;
        string? refusal = null;
        AskedCall? asked = token is null ? null : tokens.Redeem(token, call, out refusal);
        return new Standing(asked, answer, refusal);
    }

    private static bool CanAsk(McpServer server) => server.IsMrtrSupported && server.ClientCapabilities?.Elicitation is not null;

    private static ElicitResult? AnswerOf(CallToolRequestParams call) =>
        call.InputResponses is { } responses && responses.TryGetValue(Key, out InputResponse? response)
            ? response.Deserialize(InputResponse.ElicitResultJsonTypeInfo)
            : null;

    private static bool IsYes(ElicitResult answer) =>
        answer is { Action: "accept", Content: { } content }
        && content.TryGetValue(Yes, out JsonElement yes)
        && yes.ValueKind == JsonValueKind.True;

    private static ElicitRequestParams Form(List<ConsentQuestion> questions) =>
        new()
        {
            Message = string.Join('\n', questions.Select(q => q.Text)),
            RequestedSchema = new ElicitRequestParams.RequestSchema
            {
                Properties =
                {
                    [Yes] = new ElicitRequestParams.BooleanSchema
                    {
                        Title = questions.Count == 1 ? "Do it" : "Do all of these",
                        Default = false,
                    },
                },
                Required = [Yes],
            },
        };

    /// <summary>The tool and all arguments but the token, in one order: whoever confirms, confirms these.</summary>
    private static string CallOf(CallToolRequestParams call)
    {
        var text = new StringBuilder(call.Name);
        foreach (
            (string name, JsonElement value) in (call.Arguments ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal)).OrderBy(
                a => a.Key,
                StringComparer.Ordinal
            )
        )
        {
            if (name != Yes)
            {
                text.Append('\n').Append(name).Append('=').Append(value.GetRawText());
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <param name="Asked">What was asked, if its token holds.</param>
    /// <param name="Answer">The user's, where the client asked.</param>
    /// <param name="Refusal">Why the token does not hold.</param>
    private sealed record Standing(AskedCall? Asked, ElicitResult? Answer, string? Refusal)
    {
        public Confirmation Confirmation =>
            Asked is null ? Confirmation.None
            : Answer is null ? Confirmation.Repeated
            : Confirmation.Answered;

        /// <summary>After a yes only what was asked; the rest is done already. A token that does not hold lets nothing pass.</summary>
        public IEnumerable<(long Id, Consent Consent)> Acts(IReadOnlyList<long> ids)
        {
            Consent plain = Refusal is null ? Consent.Unasked : Consent.Refused;
            return Asked is null ? ids.Select(id => (id, plain)) : Asked.Questions.Select(q => (q.ItemId, (Consent)new Consent.Given(q)));
        }
    }
}

/// <summary>What came of a call with its second step.</summary>
/// <param name="Done">The outcomes of the items that are over: done, or refused.</param>
internal sealed record Taken<T>(IReadOnlyList<T> Done)
{
    /// <summary>What the user is to be asked now; null if nothing is open.</summary>
    public Asked? Ask { get; init; }

    /// <summary>What the user said no to.</summary>
    public IReadOnlyList<ConsentQuestion> Declined { get; init; } = [];

    /// <summary>Why the token that was given does not hold; null if it does, or none was given.</summary>
    public string? Refusal { get; init; }

    /// <summary>Why it was ended in the middle; null if it was not.</summary>
    public string? Stopped { get; init; }

    /// <summary>The items that it had not come to by then.</summary>
    public IReadOnlyList<long> NotDone { get; init; } = [];
}
