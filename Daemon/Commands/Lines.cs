namespace Hybrid.Daemon.Commands;

/// <summary>What a command works on: its arguments, or the lines of standard input, one at a time so that memory stays flat. An empty line counts: answers come in the order of the lines.</summary>
public static class Lines
{
    public static IEnumerable<string> Of(string[]? arguments, TextReader input)
    {
        if (arguments is { Length: > 0 })
        {
            foreach (string argument in arguments)
            {
                yield return argument;
            }

            yield break;
        }

        while (input.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
