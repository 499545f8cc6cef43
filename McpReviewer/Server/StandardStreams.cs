namespace Hybrid.Reviewer.Server;

// The only place in this program that may use the console: it takes standard output away from everything else.
#pragma warning disable RS0030

/// <summary>Standard output belongs to the protocol: one stray line of text would end the session.</summary>
internal static class StandardStreams
{
    public static (Stream Input, Stream Output) Take()
    {
        Stream input = Console.OpenStandardInput();
        Stream output = Console.OpenStandardOutput();
        Console.SetOut(Console.Error);
        return (input, output);
    }

    /// <summary>A person has started the program by hand, and no client.</summary>
    public static bool IsTerminal => !Console.IsInputRedirected;

    public static bool Ask(string question)
    {
        Console.Error.Write(question);
        return Console.In.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }

    public static void Say(string line) => Console.Error.WriteLine(line);
}
