namespace Hybrid.Releases;

/// <summary>A hash table for a dozen lookups per name: open addressing, half empty, case-insensitive, without allocations.</summary>
internal sealed class WordTable
{
    /// <summary>Apart from the words, so that a word which is none touches little memory. 0 is an empty place.</summary>
    private readonly uint[] _hashes;
    private readonly (string Key, Word Word)[] _words;
    private readonly uint _mask;
    private readonly int _longest;

    public WordTable(Dictionary<string, Word> words)
    {
        int size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)words.Count * 2);
        _hashes = new uint[size];
        _words = new (string, Word)[size];
        _mask = (uint)size - 1;
        foreach ((string key, Word word) in words)
        {
            _longest = Math.Max(_longest, key.Length);
            uint hash = HashOf(key);
            uint at = hash & _mask;
            while (_hashes[at] != 0)
            {
                at = (at + 1) & _mask;
            }

            _hashes[at] = hash;
            _words[at] = (key, word);
        }
    }

    public Word? Find(ReadOnlySpan<char> word)
    {
        if (word.Length > _longest)
        {
            return null;
        }

        uint hash = HashOf(word);
        for (uint at = hash & _mask; _hashes[at] is var found and not 0; at = (at + 1) & _mask)
        {
            if (found == hash && word.Equals(_words[at].Key, StringComparison.OrdinalIgnoreCase))
            {
                return _words[at].Word;
            }
        }

        return null;
    }

    /// <summary>Latin, Greek and Cyrillic letters in small; what stands behind them has no capitals.</summary>
    private static readonly char[] Small =
    [
        .. Enumerable.Range(0, 0x2000).Select(c => char.ToLowerInvariant(char.ToUpperInvariant((char)c))),
    ];

    private static uint HashOf(ReadOnlySpan<char> word)
    {
        uint hash = 2166136261u;
        foreach (char c in word)
        {
            hash =
                (
                    hash
                    ^ (
                        c < 128 ? (uint)(c is >= 'A' and <= 'Z' ? c | 0x20 : c)
                        : c < Small.Length ? Small[c]
                        : c
                    )
                ) * 16777619u;
        }

        return hash == 0 ? 1 : hash;
    }
}
