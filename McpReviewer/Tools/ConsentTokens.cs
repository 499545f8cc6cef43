using System.Security.Cryptography;
using System.Text;
using Hybrid.Reviewing;

namespace Hybrid.Reviewer.Tools;

/// <summary>Questions that a person was to be asked, in this process's memory. A token answers one of them once, within five minutes.</summary>
internal sealed class ConsentTokens(TimeProvider time)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private const int TokenBytes = 12;

    /// <summary>Older ones are forgotten. Spent ones are kept among them, so that a refusal can say why.</summary>
    private const int MostKept = 200;

    private readonly Lock _lock = new();
    private readonly Queue<Kept> _kept = [];

    public string Issue(AskedCall asked)
    {
        string token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        lock (_lock)
        {
            _kept.Enqueue(new Kept(Encoding.UTF8.GetBytes(token), asked, time.GetUtcNow() + Life));
            if (_kept.Count > MostKept)
            {
                _kept.Dequeue();
            }
        }

        return token;
    }

    /// <param name="token">As the client gave it.</param>
    /// <param name="call">What is called with it now.</param>
    /// <param name="refusal">Why it does not hold; null if it does.</param>
    /// <returns>What was asked; null if the token does not hold.</returns>
    public AskedCall? Redeem(string token, string call, out string? refusal)
    {
        byte[] given = Encoding.UTF8.GetBytes(token);
        lock (_lock)
        {
            // All of them are compared, each in constant time.
            Kept? found = null;
            foreach (Kept kept in _kept)
            {
                found = CryptographicOperations.FixedTimeEquals(kept.Token, given) ? kept : found;
            }

            refusal =
                found is null ? "This token is unknown here: tokens hold for one session only."
                : found.IsSpent ? "This token was used already: each holds once."
                : found.Ends <= time.GetUtcNow() ? "This token is older than five minutes."
                : found.Asked.Call != call ? "This token is for another call: tool and arguments must be those that were shown."
                : null;
            if (refusal is not null)
            {
                return null;
            }

            found!.IsSpent = true;
            return found.Asked;
        }
    }

    private sealed class Kept(byte[] token, AskedCall asked, DateTimeOffset ends)
    {
        public byte[] Token => token;

        public AskedCall Asked => asked;

        public DateTimeOffset Ends => ends;

        public bool IsSpent { get; set; }
    }
}

/// <param name="Call">The tool and its arguments, as a hash.</param>
/// <param name="Questions">What was shown, exactly.</param>
/// <param name="Done">What the call had done before it asked.</param>
internal sealed record AskedCall(string Call, IReadOnlyList<ConsentQuestion> Questions, IReadOnlyList<object> Done);
