namespace Hybrid.Releases;

using static Chars;

internal ref partial struct NameReader
{
    /// <summary>Asks the vocabulary, and the shapes, what each token can be. Nothing is decided yet.</summary>
    private void Name()
    {
        Span<char> joined = stackalloc char[64];
        for (var i = 0; i < count; i++)
        {
            ref var token = ref tokens[i];
            if (token.Mark >= 0 || token.Part != Part.None || token.Words == 0)
            {
                continue;
            }

            var word = token.Length <= 40 ? Vocabulary.Find(TextOf(token)) : null;
            if (word is { MaxWords: > 1 } && TakeSeveral(i, word.MaxWords, joined))
            {
                i += token.Words - 1;
                AbsorbChannels(i);
                continue;
            }

            token.Word = word is { Class: WordClass.Starter } ? null : word;
            if (
                token.Word is { Class: WordClass.Month }
                && markCount < MostMarks
                && DateScanner.TryReadAtMonth(text, token.End, token.Word.Number, latestYear, out var date)
            )
            {
                TakeDate(i, ref date);
            }
            else if (token.Word is null)
            {
                NameByShape(i);
            }

            AbsorbChannels(i);
        }

        NameHeights();
        for (var i = 0; i < bracketCount; i++)
        {
            if (IsHash(i))
            {
                tokens[brackets[i].First].Part = Part.Hash;
            }
        }
    }

    private readonly bool TakeSeveral(int first, int most, scoped Span<char> joined)
    {
        for (var length = Math.Min(most, count - first); length > 1; length--)
        {
            var used = 0;
            var fits = true;
            for (var i = first; i < first + length && fits; i++)
            {
                ref var next = ref tokens[i];
                fits =
                    used + next.Length + 1 < joined.Length
                    && next.Mark < 0
                    && (
                        i == first
                        || (
                            (next.Gap & (Gap.Opened | Gap.Closed | Gap.Slash)) == Gap.None
                            && !(next.AfterDash && (next.Gap & Gap.Space) != Gap.None)
                        )
                    );
                if (fits)
                {
                    if (i > first)
                    {
                        joined[used++] = ' ';
                    }

                    TextOf(next).CopyTo(joined[used..]);
                    used += next.Length;
                }
            }

            if (fits && Vocabulary.Find(joined[..used]) is { } word && word.Class != WordClass.Starter)
            {
                for (var i = first; i < first + length; i++)
                {
                    tokens[i].Word = word;
                    tokens[i].Words = (byte)(i == first ? length : 0);
                }

                return true;
            }
        }

        return false;
    }

    private readonly void Join(int first, int length, Word word)
    {
        for (var i = first; i < first + length; i++)
        {
            tokens[i].Word = word;
            tokens[i].Words = (byte)(i == first ? length : 0);
        }
    }

    /// <summary>"BD-1080", "[720.Hi10p]": the height alone, beside a tag.</summary>
    private readonly void NameHeights()
    {
        for (var i = 1; i < count; i++)
        {
            if (
                tokens[i].Value is 720 or 1080 or 2160
                && tokens[i].Word is null
                && tokens[i].Mark < 0
                && (tokens[i].Value > 720 || tokens[i].Bracket >= 0)
                && (IsSureVideo(i - 1) || IsSureVideo(i + 1))
            )
            {
                tokens[i].Word = TechnicalShape.Height(tokens[i].Value);
            }
        }
    }

    private readonly bool IsSureVideo(int i) =>
        i < count && tokens[i].Word is { IsVideo: true, Class: WordClass.Source or WordClass.Codec };

    private void TakeDate(int at, ref readonly Mark date)
    {
        tokens[at].Mark = (sbyte)markCount;
        tokens[at].Word = null;
        marks[markCount++] = date;
        tokens[at].End = date.End;
        // The tokens of the day and the year are inside now.
        var next = at + 1;
        while (next < count && tokens[next].Start < date.End)
        {
            next++;
        }

        Remove(at + 1, next);
    }

    private void Remove(int from, int to)
    {
        var gone = to - from;
        if (gone <= 0)
        {
            return;
        }

        tokens[to..count].CopyTo(tokens[from..]);
        count -= gone;
        for (var i = 0; i < bracketCount; i++)
        {
            brackets[i].First -= brackets[i].First >= to ? gone : 0;
            brackets[i].Last -= brackets[i].Last >= to ? gone : Math.Max(0, brackets[i].Last - from + 1);
        }
    }

    private void NameByShape(int i)
    {
        ref var token = ref tokens[i];
        if (token.Length is < 2 or > 40)
        {
            return;
        }

        var word = TextOf(token);
        if (token.Value >= 0)
        {
            // "1280*720", "1920×1080".
            if (
                token.Length is 3 or 4
                && i + 1 < count
                && tokens[i + 1].Start == token.End + 1
                && text[token.End] is '*' or '×'
                && tokens[i + 1].Value is >= 240 and <= 4320
            )
            {
                Join(i, 2, TechnicalShape.Frame(token.Value, tokens[i + 1].Value));
            }
            else if (
                i + 2 < count
                && token.Value >= 640
                && tokens[i + 2].Value is >= 240 and <= 4320
                && TextOf(tokens[i + 1]) is "x" or "X"
                && token.Length <= 4
            )
            {
                // "1280 x 720"
                Join(i, 3, TechnicalShape.Frame(token.Value, tokens[i + 2].Value));
            }

            return;
        }

        if (IsIdentifier(word))
        {
            token.Part = Part.Id;
            return;
        }

        if (TechnicalShape.Find(word, out var also) is { } shape)
        {
            token.Word = shape;
            token.Also = also;
            return;
        }

        NameGlued(ref token, word);
    }

    /// <summary>"Saison3", "Part01", "CD1": a word of the numbering with its number; "v1.2" of software.</summary>
    private void NameGlued(ref Token token, ReadOnlySpan<char> word)
    {
        var letters = word.Length;
        while (letters > 0 && char.IsAsciiDigit(word[letters - 1]))
        {
            letters--;
        }

        if (letters == word.Length || letters < 2 || word.Length - letters > 4)
        {
            return;
        }

        var known = Vocabulary.Find(word[..letters]);
        if (known is null && Lower(word, letters - 1) == 'o' && Lower(word, letters - 2) == 's')
        {
            // "SezonSO3"
            known = Vocabulary.Find(word[..(letters - 2)]);
        }

        _ = Digits(word, letters, 4, out var number);
        switch (known?.Class)
        {
            case WordClass.PartWord or WordClass.DiscWord:
                token.Word = known;
                token.Value = number;
                break;
            case WordClass.Special when known.Value is not "NC":
                token.Word = known;
                token.Value = number;
                break;
            case WordClass.SeasonWord when markCount < MostMarks && known.Value is null && letters > 2:
                var season = new Mark { Kind = MarkKind.Season, End = token.End };
                season.Seasons.Add(number);
                AddMark(ref token, ref season);
                break;
            case WordClass.EpisodeWord when markCount < MostMarks && letters > 2:
                var episode = new Mark { Kind = MarkKind.Episode, End = token.End };
                episode.Episodes.Add(number);
                AddMark(ref token, ref episode);
                break;
            default:
                break;
        }
    }

    private void AddMark(ref Token token, ref readonly Mark mark)
    {
        token.Mark = (sbyte)markCount;
        marks[markCount++] = mark;
    }

    private static bool IsIdentifier(ReadOnlySpan<char> word) =>
        word.Length is >= 9 and <= 11 && Lower(word, 0) == 't' && Lower(word, 1) == 't' && Digits(word, 2, 9, out _) == word.Length - 2;

    /// <summary>The "5.1" behind a sound's name belongs to it: "DTS-HD.MA.5.1", "DDP5.1", "AAC 2 0".</summary>
    private readonly void AbsorbChannels(int i)
    {
        if (tokens[i].Word is not { Class: WordClass.Audio } audio)
        {
            return;
        }

        if (audio.Value is "DD" && At(text, tokens[i].End) == '+')
        {
            tokens[i].Word = audio = Vocabulary.Find("ddp") ?? audio;
        }

        var next = i + 1;
        var glued = char.IsAsciiDigit(text[tokens[i].End - 1]) && TechnicalShape.EndsInChannel(TextOf(tokens[i]));
        if (!glued)
        {
            if (!IsChannel(next, 9))
            {
                return;
            }

            next++;
        }

        if (IsChannel(next, 2) || (glued && IsChannel(next, 2)))
        {
            for (var k = i + 1; k <= next; k++)
            {
                tokens[k].Word = audio;
                tokens[k].Words = 0;
            }
        }
    }

    private readonly bool IsChannel(int i, int most) =>
        i < count
        && tokens[i].Length == 1
        && tokens[i].Value >= 0
        && tokens[i].Value <= most
        && (tokens[i].Gap & ~(Gap.Dot | Gap.Space | Gap.Underscore | Gap.Hyphen | Gap.Comma | Gap.Plus)) == Gap.None;
}
